package dev.liftline.drills.plan;

import java.time.Duration;

/**
 * A fault: how to inject it into a stack under load and how to clear it. The runner sends the load, keeps the time and checks the
 * invariants. A drill keeps no state between runs: {@link #clear} ends what {@link #inject} begins.
 */
public interface Drill {

    /** The name on the command line, for instance {@code ingest-killed}. */
    String name();

    /** A few words on the fault. */
    String title();

    /** The stack it requires. Drills with equal requirements run one after another on the same stack. */
    default StackRequirements requirements() {
        return StackRequirements.USUAL;
    }

    /** What clients may notice. */
    default ExpectedImpact expected() {
        return ExpectedImpact.NOTHING;
    }

    /** Injects the fault and returns when it is active. A thread may act on until {@link #clear}. */
    void inject(DrillContext context) throws Exception;

    /** How long the fault stays. */
    default Duration hold() {
        return Duration.ofSeconds(8);
    }

    /** For how long in total the consumer lag may exceed its usual value. */
    default Duration maxLagTime() {
        return hold().plusSeconds(30);
    }

    /** Clears the fault and returns when every process runs again. Also called after a failed {@link #inject}. */
    void clear(DrillContext context) throws Exception;
}
