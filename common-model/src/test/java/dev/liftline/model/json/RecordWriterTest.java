package dev.liftline.model.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.liftline.model.LiftRide;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class RecordWriterTest {

    /** Databind with the same rules. */
    private static final JsonMapper DATABIND = JsonMapper.builder()
            .changeDefaultPropertyInclusion(included -> included.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    private final RecordWriter writer = new RecordWriter();

    @AfterEach
    void close() {
        writer.close();
    }

    @Test
    void writesTheGoldenFileAndTheReaderReadsIt() throws Exception {
        LiftRide ride =
                new LiftRide(1, 2025, 7, 12345, 21, 217, Instant.parse("2025-01-07T11:37:04.125Z"), "lift-21.a");

        assertThat(new String(writer.write(ride), StandardCharsets.UTF_8)).isEqualTo(golden());
        assertThat(RecordReader.read(golden().getBytes(StandardCharsets.UTF_8))).isEqualTo(ride);
    }

    @Test
    void omitsTheScannerOfARideWithoutOne() {
        LiftRide ride = new LiftRide(1, 2025, 7, 12345, 21, 217, Instant.EPOCH, null);

        assertThat(new String(writer.write(ride), StandardCharsets.UTF_8)).doesNotContain("scannerId");
    }

    @Test
    void agreesWithDatabindAndTheReaderOnRandomRides() throws MalformedRideException {
        Random random = new Random(1);
        Instant received = Instant.EPOCH;
        for (int i = 0; i < 10_000; i++) {
            // Two in a row with the same instant, as in a batch.
            received = i % 2 == 0 ? Instant.ofEpochMilli(random.nextLong(4_102_444_800_000L)) : received;
            LiftRide ride = ride(random, received, i / 2);

            assertAgrees(ride);
            assertThat(RecordReader.read(writer.write(ride))).isEqualTo(ride);
        }
    }

    @Test
    void agreesWithDatabindOnTheLimitsOfEveryField() {
        for (Instant received :
                List.of(Instant.EPOCH, Instant.MIN, Instant.MAX, Instant.parse("2025-01-07T11:37:00Z"))) {
            assertAgrees(new LiftRide(1, 0, 1, 1, 1, 0, received, null));
            assertAgrees(new LiftRide(
                    Integer.MAX_VALUE, 9999, 366, Integer.MAX_VALUE, 32_767, 1440, received, "x".repeat(64)));
        }
    }

    private void assertAgrees(LiftRide ride) {
        assertThat(new String(writer.write(ride), StandardCharsets.UTF_8)).isEqualTo(DATABIND.writeValueAsString(ride));
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
