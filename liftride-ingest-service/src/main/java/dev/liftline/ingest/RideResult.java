package dev.liftline.ingest;

import java.time.Duration;

/** The result of recording one ride. */
public sealed interface RideResult {

    /** How long a client waits before it sends an unconfirmed ride again: a short hiccup is over by then. */
    Duration RETRY_SOON = Duration.ofSeconds(1);

    /** The ride is durable: every in-sync replica has it. */
    record Acknowledged() implements RideResult {

        public static final Acknowledged INSTANCE = new Acknowledged();
    }

    /** The ride breaks a rule; sending it again does not help. */
    record Invalid(ParsedRide.Invalid reason) implements RideResult {}

    /** The ride was not acknowledged in time. It may be recorded; a ride that is sent twice counts once. */
    record Unavailable(Duration retryAfter) implements RideResult {}
}
