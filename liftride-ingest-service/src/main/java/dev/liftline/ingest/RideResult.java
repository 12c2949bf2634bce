package dev.liftline.ingest;

import java.time.Duration;

/** The result of recording one ride. */
public sealed interface RideResult {

    /** Delay before a client sends an unconfirmed ride again; long enough for a short interruption to end. */
    Duration DEFAULT_RETRY_AFTER = Duration.ofSeconds(1);

    /** The ride is durable: every in-sync replica has it. */
    record Acknowledged() implements RideResult {

        public static final Acknowledged INSTANCE = new Acknowledged();
    }

    /** The ride breaks a rule; sending it again does not help. */
    record Rejected(ParsedRide.Invalid reason) implements RideResult {}

    /** The ride was not acknowledged in time. It may be recorded; a ride that is sent twice counts once. */
    record Unavailable(Duration retryAfter) implements RideResult {}
}
