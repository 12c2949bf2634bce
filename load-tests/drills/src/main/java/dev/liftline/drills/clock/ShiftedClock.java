package dev.liftline.drills.clock;

import java.lang.instrument.Instrumentation;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;

/**
 * A Java agent that sets the clock of some replicas wrong, as a machine's clock may be: whatever the service and its libraries ask of the
 * wall clock is answered with a time that is off. Time that has passed ({@link System#nanoTime()}) stays right, as on such a machine.
 * Thread-safe.
 */
public final class ShiftedClock {

    private static volatile Duration shift = Duration.ZERO;

    private ShiftedClock() {}

    /**
     * Called by the JVM before the service's {@code main}.
     *
     * @param arguments the shift and the replicas with it: {@code PT1H/ingest-1/consumer-1}
     */
    public static void premain(String arguments, Instrumentation instrumentation) {
        String[] words = arguments.split("/");
        if (Arrays.asList(words).indexOf(System.getenv("LIFTLINE_REPLICA")) > 0) {
            shift = Duration.parse(words[0]);
            instrumentation.addTransformer(new ClockCalls());
        }
    }

    /** In place of {@link System#currentTimeMillis()}. */
    public static long currentTimeMillis() {
        return System.currentTimeMillis() + shift.toMillis();
    }

    /** In place of {@link Instant#now()}. */
    public static Instant now() {
        return Instant.now().plus(shift);
    }

    /** In place of {@link Clock#systemUTC()}. */
    public static Clock systemUTC() {
        return Clock.offset(Clock.systemUTC(), shift);
    }

    /** In place of {@link Clock#tickMillis}. */
    public static Clock tickMillis(ZoneId zone) {
        return Clock.offset(Clock.tickMillis(zone), shift);
    }
}
