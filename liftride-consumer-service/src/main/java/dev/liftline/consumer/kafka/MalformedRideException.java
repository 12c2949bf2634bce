package dev.liftline.consumer.kafka;

/** A record is not a ride. The message is one sentence that says why. */
final class MalformedRideException extends Exception {

    private final String reason;

    MalformedRideException(String reason) {
        super(reason);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
