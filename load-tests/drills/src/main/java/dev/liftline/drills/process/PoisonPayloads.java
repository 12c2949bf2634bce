package dev.liftline.drills.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Poison record payloads, each invalid in a different way. */
final class PoisonPayloads {

    private static final int HUGE = 900_000;
    private static final String RIDE =
            "{\"resortId\":1,\"seasonId\":%s,\"dayId\":1,\"skierId\":%s,\"liftId\":1,\"time\":%s,\"receivedAt\":\"2026-01-02T10:00:00Z\"}";

    private PoisonPayloads() {}

    /**
     * One payload of each kind.
     *
     * @param mark makes the payloads unique
     */
    static List<byte @Nullable []> all(String mark) {
        List<byte @Nullable []> payloads = new ArrayList<>();
        payloads.add(("not JSON " + mark).getBytes(UTF_8));
        payloads.add(("{\"resortId\":1,\"mark\":\"" + mark).getBytes(UTF_8));
        payloads.add(new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1, (byte) mark.hashCode()});
        payloads.add(("[\"" + mark + "\"]").getBytes(UTF_8));
        payloads.add(("{\"mark\":\"" + mark + "\"}").getBytes(UTF_8));
        payloads.add(RIDE.formatted("2099", "-1", "\"" + mark + "\"").getBytes(UTF_8));
        payloads.add(RIDE.formatted("2099", "1", "99999").getBytes(UTF_8));
        payloads.add(RIDE.formatted("2099", "99999999999", "1").getBytes(UTF_8));
        payloads.add(RIDE.formatted("null", "1", "1").getBytes(UTF_8));
        payloads.add((mark + "x".repeat(HUGE)).getBytes(UTF_8));
        payloads.add(new byte[0]);
        payloads.add(null);
        return payloads;
    }
}
