package dev.liftline.drills.plan;

import java.time.Duration;

/**
 * A fault: how to inject it into a stack under load and how to clear it. The runner sends the load, keeps the time and checks the
 * invariants. A drill keeps no state between runs: {@code clear} ends what {@code inject} begins.
 *
 * @param name the name on the command line, for instance {@code ingest-killed}
 * @param title a few words on the fault
 * @param requirements the stack it requires; drills with equal requirements run one after another on the same stack
 * @param expected what clients may notice
 * @param hold how long the fault stays
 * @param maxLagTime for how long in total the consumer lag may exceed its usual value
 * @param inject injects the fault and returns when it is active
 * @param meanwhile is repeated while the fault stays
 * @param clear clears the fault and returns when every process runs again; also called after a failed {@code inject}
 */
public record Drill(
        String name,
        String title,
        StackRequirements requirements,
        ExpectedImpact expected,
        Duration hold,
        Duration maxLagTime,
        Step inject,
        Step meanwhile,
        Step clear) {

    private static final Duration USUAL_HOLD = Duration.ofSeconds(8);
    private static final Duration LAG_TIME_AFTER_HOLD = Duration.ofSeconds(30);

    /** An action on the stack. */
    @FunctionalInterface
    public interface Step {
        void run(DrillContext context) throws Exception;
    }

    /** A fault of eight seconds on the usual stack that clients do not notice. */
    public static Drill of(String name, String title, Step inject, Step clear) {
        return of(name, title, inject, context -> Thread.sleep(100), clear);
    }

    /** A fault with a step that is repeated while it stays. */
    public static Drill of(String name, String title, Step inject, Step meanwhile, Step clear) {
        var usual = StackRequirements.USUAL;
        var hold = Duration.ZERO;
        return new Drill(name, title, usual, ExpectedImpact.NOTHING, hold, hold, inject, meanwhile, clear)
                .holding(USUAL_HOLD);
    }

    /** A fault that ends with its injection. */
    public static Drill of(String name, String title, Step inject) {
        return of(name, title, inject, context -> {}).holding(Duration.ZERO);
    }

    /** The same fault on another stack. */
    public Drill on(StackRequirements other) {
        return new Drill(name, title, other, expected, hold, maxLagTime, inject, meanwhile, clear);
    }

    /** The same fault, noticed by clients. */
    public Drill expecting(ExpectedImpact other) {
        return new Drill(name, title, requirements, other, hold, maxLagTime, inject, meanwhile, clear);
    }

    /** The same fault for another time; the consumer lag may exceed its usual value for 30 s longer. */
    public Drill holding(Duration other) {
        return new Drill(name, title, requirements, expected, other, maxLagTime, inject, meanwhile, clear)
                .lagging(other.plus(LAG_TIME_AFTER_HOLD));
    }

    /** The same fault with another limit of the time with consumer lag. */
    public Drill lagging(Duration other) {
        return new Drill(name, title, requirements, expected, hold, other, inject, meanwhile, clear);
    }
}
