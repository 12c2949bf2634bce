package dev.liftline.ingest.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.liftline.model.LiftRide;
import dev.liftline.model.Topics;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RideRecordsTest {

    private final RideRecords records = new RideRecords();

    @AfterEach
    void close() {
        records.close();
    }

    @Test
    void writesTheGoldenFileWithKeyAndSchemaVersion() throws IOException {
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
    void usesTheSkierIdInDecimalDigitsAsKey() {
        for (int skier : new int[] {1, 9, 10, 99, 100, 12_345, 999_999_999, 1_000_000_000, Integer.MAX_VALUE}) {
            LiftRide ride = new LiftRide(1, 2025, 7, skier, 21, 217, Instant.EPOCH, null);

            assertThat(RideRecords.key(ride)).asString().isEqualTo(Integer.toString(skier));
        }
    }

    private static String golden() throws IOException {
        try (InputStream in = LiftRide.class.getResourceAsStream("lift-ride.golden.json")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8).strip();
        }
    }
}
