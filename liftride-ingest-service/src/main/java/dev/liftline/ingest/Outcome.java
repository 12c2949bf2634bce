package dev.liftline.ingest;

import java.time.Duration;

/** What became of a submission. */
public sealed interface Outcome {

    /** How long a client waits before it sends again what was not confirmed: long enough for a short hiccup to end. */
    Duration SOON = Duration.ofSeconds(1);

    /** The ride is durable: every in-sync replica has it. */
    record Acknowledged() implements Outcome {

        public static final Acknowledged INSTANCE = new Acknowledged();
    }

    /** The ride breaks a rule and will never be taken. */
    record Invalid(Submission.Invalid reason) implements Outcome {}

    /** Too many rides were in flight; nothing was sent. */
    record Refused(Duration retryAfter) implements Outcome {}

    /** The ride was not confirmed in time. It may have been recorded: sent again it counts once. */
    record Unavailable(Duration retryAfter) implements Outcome {}
}
