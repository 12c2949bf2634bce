package dev.liftline.ingest.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.liftline.model.LiftRide;
import dev.liftline.model.Topics;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class RideRecordsTest {

    private final RideRecords records = new RideRecords();

    @Test
    void aRideIsWrittenAsTheGoldenFileKeyedBySkierWithItsSchemaVersion() throws IOException {
        LiftRide ride =
                new LiftRide(1, 2025, 7, 12345, 21, 217, Instant.parse("2025-01-07T11:37:04.125Z"), "lift-21.a");

        ProducerRecord<byte[], byte[]> record = records.of(ride, RideRecords.key(ride));

        assertThat(record.topic()).isEqualTo(Topics.LIFT_RIDES);
        assertThat(record.partition()).isNull();
        assertThat(record.key()).asString().isEqualTo("12345");
        assertThat(new String(record.value(), StandardCharsets.UTF_8)).isEqualTo(golden());
        assertThat(record.headers().toArray()).singleElement().satisfies(header -> {
            assertThat(header.key()).isEqualTo("schema-version");
            assertThat(header.value()).asString().isEqualTo("1.0");
        });
    }

    @Test
    void everyRideIsWrittenAsJacksonWritesIt() {
        JsonMapper jackson = new JsonMapper();
        Random random = new Random(1);
        Instant received = Instant.EPOCH;
        for (int i = 0; i < 10_000; i++) {
            // Two in a row with the same time, as in a batch.
            received = i % 2 == 0 ? Instant.ofEpochMilli(random.nextLong(4_102_444_800_000L)) : received;
            LiftRide ride = ride(random, received, i / 2);

            assertThat(new String(records.of(ride, RideRecords.key(ride)).value(), StandardCharsets.UTF_8))
                    .isEqualTo(jackson.writeValueAsString(ride));
        }
    }

    @Test
    void theLimitsOfEveryFieldAreWrittenAsJacksonWritesThem() {
        JsonMapper jackson = new JsonMapper();
        for (Instant received :
                List.of(Instant.EPOCH, Instant.MIN, Instant.MAX, Instant.parse("2025-01-07T11:37:00Z"))) {
            for (LiftRide ride : List.of(
                    new LiftRide(1, 0, 1, 1, 1, 0, received, null),
                    new LiftRide(
                            Integer.MAX_VALUE, 9999, 366, Integer.MAX_VALUE, 32_767, 1440, received, "x".repeat(64)))) {
                assertThat(new String(records.of(ride, RideRecords.key(ride)).value(), StandardCharsets.UTF_8))
                        .isEqualTo(jackson.writeValueAsString(ride));
            }
        }
    }

    @Test
    void aKeyIsTheSkiersIdInDecimalDigits() {
        for (int skier : new int[] {1, 9, 10, 99, 100, 12_345, 999_999_999, 1_000_000_000, Integer.MAX_VALUE}) {
            LiftRide ride = new LiftRide(1, 2025, 7, skier, 21, 217, Instant.EPOCH, null);

            assertThat(RideRecords.key(ride)).asString().isEqualTo(Integer.toString(skier));
        }
    }

    private static LiftRide ride(Random random, Instant received, int number) {
        return new LiftRide(
                1 + random.nextInt(10),
                random.nextInt(10_000),
                1 + random.nextInt(366),
                1 + random.nextInt(Integer.MAX_VALUE),
                1 + random.nextInt(32_767),
                random.nextInt(1_441),
                received,
                number % 2 == 0 ? null : "lift-" + number);
    }

    private static String golden() throws IOException {
        try (InputStream in = LiftRide.class.getResourceAsStream("lift-ride.golden.json")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8).strip();
        }
    }
}
