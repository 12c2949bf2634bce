package dev.liftline.drills.plan;

import java.time.Duration;

/**
 * A fault: how it is put into a system under load and how it is lifted. The runner drives the load, keeps the time and checks what
 * must hold. Stateless between runs, or it would not be repeatable: what {@link #inject} begins, {@link #lift} ends.
 */
public interface Drill {

    /** How the command line calls it: {@code ingest-killed}. */
    String name();

    /** What happens, in a few words. */
    String title();

    /** The system that it needs. Drills of equal needs are run one after another on the same system. */
    default StackRequirements needs() {
        return StackRequirements.USUAL;
    }

    /** What clients may notice. */
    default ExpectedImpact expected() {
        return ExpectedImpact.NOTHING;
    }

    /** Puts the fault in. Returns when it is there; what goes on meanwhile is a thread's that {@link #lift} ends. */
    void inject(DrillContext site) throws Exception;

    /** How long the fault stays. */
    default Duration hold() {
        return Duration.ofSeconds(8);
    }

    /** For how long in all more rides than usual may wait to be stored. */
    default Duration mayBeBehind() {
        return hold().plusSeconds(30);
    }

    /** Takes the fault away; returns when every process runs again. Also called when {@link #inject} failed half-way. */
    void lift(DrillContext site) throws Exception;
}
