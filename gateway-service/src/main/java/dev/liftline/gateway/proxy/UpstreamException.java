package dev.liftline.gateway.proxy;

/** No replica responded. Has no stack trace: it is an expected result, and frequent during an outage. */
public final class UpstreamException extends RuntimeException {

    /** The cause, as the metrics name it. */
    public enum Reason {
        /** No replica that may be asked has room. */
        BUSY("busy"),
        /** The pool has no replica. */
        NO_REPLICA("no_replica"),
        /** No connection could be opened: the request was not sent. */
        NOT_CONNECTED("not_connected"),
        /** The connection was lost before the response was complete. */
        CONNECTION_LOST("connection_lost"),
        /** The attempt took too long. */
        TIMED_OUT("timed_out"),
        /** The replica is shutting down, or a proxy in front of it failed. */
        UNAVAILABLE("unavailable"),
        /** The response is larger than the limit. */
        TOO_LARGE("too_large");

        private final String tag;

        Reason(String tag) {
            this.tag = tag;
        }

        public String tag() {
            return tag;
        }
    }

    private static final int SOON = 1;

    private final Reason reason;
    private final int retryAfterSeconds;

    UpstreamException(Reason reason) {
        this(reason, SOON);
    }

    UpstreamException(Reason reason, int retryAfterSeconds) {
        super(reason.tag, null, false, false);
        this.reason = reason;
        this.retryAfterSeconds = retryAfterSeconds;
    }

    public Reason reason() {
        return reason;
    }

    /** The seconds after which the same request may succeed, at least 1. */
    public int retryAfterSeconds() {
        return retryAfterSeconds;
    }
}
