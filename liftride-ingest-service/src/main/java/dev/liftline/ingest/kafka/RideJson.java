package dev.liftline.ingest.kafka;

import dev.liftline.model.LiftRide;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;

/**
 * The value of a record, byte for byte as Jackson writes a {@link LiftRide} (a test compares them), at a fraction of
 * the cost: nothing in it ever needs an escape. For one thread, and for as many rides as it likes: those of a batch have one
 * time, which is written once.
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

    // Single rides arrive several in a millisecond, each with a writer of its own.
    private static volatile Written latest = new Written(Instant.EPOCH);

    private byte[] bytes = new byte[MOST_WITHOUT_SCANNER];
    private int length;

    // Batches that come together have different times: each keeps its own.
    private Written written = latest;

    byte[] of(LiftRide ride) {
        String scanner = ride.scannerId();
        int room = MOST_WITHOUT_SCANNER + (scanner == null ? 0 : scanner.length());
        if (bytes.length < room) {
            bytes = new byte[room];
        }
        length = 0;
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
        add(text(ride.receivedAt()));
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

    private void add(int number) {
        length += Decimal.digits(number);
        Decimal.write(number, bytes, length);
    }

    private byte[] text(Instant instant) {
        if (!written.instant.equals(instant)) {
            written = new Written(instant);
            latest = written;
        }
        return written.text;
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
