package dev.liftline.consumer.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.liftline.model.LiftRide;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Random;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class PlainRideTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final byte[] CHARACTERS =
            "0123456789-+.:eE{}[]\",\\ \tTZabz\u00e9\0".getBytes(StandardCharsets.UTF_8);

    private final RideParser parser = new RideParser();

    @Test
    void readsTheGoldenRide() throws IOException {
        try (InputStream golden = LiftRide.class.getResourceAsStream("lift-ride.golden.json")) {
            // The file ends with a line feed, which no record does.
            String json = new String(golden.readAllBytes(), StandardCharsets.UTF_8).strip();
            assertThat(PlainRide.read(json.getBytes(StandardCharsets.UTF_8)))
                    .isEqualTo(new LiftRide(
                            1, 2025, 7, 12345, 21, 217, Instant.parse("2025-01-07T11:37:04.125Z"), "lift-21.a"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1970-01-01T00:00:00Z",
                "2024-02-29T23:59:59.999999Z",
                "2100-03-01T00:00:00.000000001Z",
                "9999-12-31T23:59:59.5Z"
            })
    void readsEveryInstantThatIsWritten(String instant) {
        LiftRide ride = new LiftRide(2_000_000, 0, 366, 123_456_789, 32767, 0, Instant.parse(instant), null);

        assertThat(PlainRide.read(JSON.writeValueAsBytes(ride))).isEqualTo(ride);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2025-02-29T00:00:00Z",
                "2025-13-01T00:00:00Z",
                "2025-00-01T00:00:00Z",
                "2025-01-01T24:00:00Z",
                "2025-01-01T00:00:60Z",
                "2025-01-01T00:00:00",
                "2025-01-01T00:00:00+00:00",
                "1969-12-31T23:59:59Z"
            })
    void leavesOtherInstantsToTheGeneralReader(String instant) {
        assertThat(PlainRide.read(
                        ("{\"resortId\":1,\"seasonId\":2025,\"dayId\":7,\"skierId\":5,\"liftId\":2,\"time\":3,"
                                        + "\"receivedAt\":\"" + instant + "\"}")
                                .getBytes(StandardCharsets.UTF_8)))
                .isNull();
    }

    @Test
    void saysNothingButWhatTheGeneralReaderSays() throws MalformedRideException {
        Random random = new Random(7);
        int read = 0;
        for (int i = 0; i < 50_000; i++) {
            byte[] json = mutated(random);
            LiftRide plain = PlainRide.read(json);
            if (plain != null) {
                read++;
                assertThat(general(json))
                        .as(new String(json, StandardCharsets.UTF_8))
                        .isEqualTo(plain);
            }
        }
        assertThat(read).isBetween(1_000, 49_000);
    }

    /** What is not plain is read by the general reader: here because of the space. */
    private LiftRide general(byte[] json) throws MalformedRideException {
        byte[] spaced = new byte[json.length + 1];
        spaced[0] = ' ';
        System.arraycopy(json, 0, spaced, 1, json.length);
        return parser.parse(new RecordHeaders(), spaced);
    }

    private static byte[] mutated(Random random) {
        LiftRide ride = new LiftRide(
                1 + random.nextInt(20),
                random.nextInt(10_000),
                1 + random.nextInt(366),
                1 + random.nextInt(Integer.MAX_VALUE - 1),
                1 + random.nextInt(100),
                random.nextInt(1_441),
                Instant.ofEpochSecond(random.nextInt(Integer.MAX_VALUE), random.nextInt(1_000_000) * 1_000L),
                random.nextBoolean() ? null : "lift-" + random.nextInt(50) + ".a");
        byte[] json = JSON.writeValueAsBytes(ride);
        byte[] changed = switch (random.nextInt(3)) {
            case 0 -> json.clone();
            case 1 -> new byte[json.length + 1];
            default -> new byte[json.length - 1];
        };
        int at = random.nextInt(json.length);
        byte letter = CHARACTERS[random.nextInt(CHARACTERS.length)];
        if (changed.length == json.length) {
            changed[at] = letter;
        } else {
            boolean longer = changed.length > json.length;
            System.arraycopy(json, 0, changed, 0, at);
            System.arraycopy(
                    json, longer ? at : at + 1, changed, longer ? at + 1 : at, json.length - at - (longer ? 0 : 1));
            if (longer) {
                changed[at] = letter;
            }
        }
        return changed;
    }
}
