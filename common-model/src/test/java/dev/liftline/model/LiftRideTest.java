package dev.liftline.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class LiftRideTest {

    private static final LiftRide RIDE =
            new LiftRide(1, 2025, 7, 12345, 21, 217, Instant.parse("2025-01-07T11:37:04.125Z"), "lift-21.a");

    @Test
    void itsJsonIsTheGoldenFile() throws IOException {
        JsonMapper mapper = new JsonMapper();
        String golden = golden();
        assertThat(mapper.writeValueAsString(RIDE)).isEqualTo(golden);
        assertThat(mapper.readValue(golden, LiftRide.class)).isEqualTo(RIDE);
    }

    @Test
    void aRideWithoutScannerHasNoScannerField() {
        LiftRide ride = new LiftRide(1, 2025, 7, 12345, 21, 217, RIDE.receivedAt(), null);
        assertThat(new JsonMapper().writeValueAsString(ride)).doesNotContain("scannerId");
    }

    @Test
    void anImpossibleRideCannotBeMade() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LiftRide(1, 2025, 367, 12345, 21, 217, RIDE.receivedAt(), null))
                .withMessage("dayID must be an integer from 1 to 366, not 367");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LiftRide(1, 2025, 1, 12345, 21, 217, RIDE.receivedAt(), "a\nb"))
                .withMessageStartingWith("scannerId must be");
    }

    private static String golden() throws IOException {
        try (InputStream in = LiftRide.class.getResourceAsStream("lift-ride.golden.json")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8).strip();
        }
    }
}
