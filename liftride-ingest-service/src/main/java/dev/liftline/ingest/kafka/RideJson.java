package dev.liftline.ingest.kafka;

import dev.liftline.model.LiftRide;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The value of a record, byte for byte as Jackson writes a {@link LiftRide} (a test compares them), at a fraction of
 * the cost: nothing in it ever needs an escape. For one ride.
 */
final class RideJson {

    private static final byte[] RESORT = ascii("{\"resortId\":");
    private static final byte[] SEASON = ascii(",\"seasonId\":");
    private static final byte[] DAY = ascii(",\"dayId\":");
    private static final byte[] SKIER = ascii(",\"skierId\":");
    private static final byte[] LIFT = ascii(",\"liftId\":");
    private static final byte[] TIME = ascii(",\"time\":");
    private static final byte[] RECEIVED = ascii(",\"receivedAt\":\"");
    private static final byte[] SCANNER = ascii("\",\"scannerId\":\"");
    private static final byte[] END = ascii("\"}");

    /** The names, six numbers of at most ten digits, and an instant of any year. */
    private static final int MOST_WITHOUT_SCANNER = 256;

    // Rides arrive many in a millisecond, all of a batch with one time.
    private static volatile Written latest = new Written(Instant.EPOCH);

    private final byte[] bytes;
    private int length;

    private RideJson(int room) {
        this.bytes = new byte[room];
    }

    static byte[] of(LiftRide ride) {
        String scanner = ride.scannerId();
        return new RideJson(MOST_WITHOUT_SCANNER + (scanner == null ? 0 : scanner.length())).write(ride, scanner);
    }

    private byte[] write(LiftRide ride, @Nullable String scanner) {
        add(RESORT);
        add(ride.resortId());
        add(SEASON);
        add(ride.seasonId());
        add(DAY);
        add(ride.dayId());
        add(SKIER);
        add(ride.skierId());
        add(LIFT);
        add(ride.liftId());
        add(TIME);
        add(ride.time());
        add(RECEIVED);
        add(written(ride.receivedAt()));
        if (scanner != null) {
            add(SCANNER);
            add(ascii(scanner));
        }
        add(END);
        return Arrays.copyOf(bytes, length);
    }

    private void add(byte[] text) {
        System.arraycopy(text, 0, bytes, length, text.length);
        length += text.length;
    }

    /** @param number not negative */
    private void add(int number) {
        int digits = 1;
        for (int rest = number; rest >= 10; rest /= 10) {
            digits++;
        }
        length += digits;
        int rest = number;
        for (int at = length - 1; at >= length - digits; at--) {
            bytes[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }

    private static byte[] written(Instant instant) {
        Written known = latest;
        if (!known.instant.equals(instant)) {
            known = new Written(instant);
            latest = known;
        }
        return known.text;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static final class Written {

        private final Instant instant;
        private final byte[] text;

        private Written(Instant instant) {
            this.instant = instant;
            this.text = ascii(instant.toString());
        }
    }
}
