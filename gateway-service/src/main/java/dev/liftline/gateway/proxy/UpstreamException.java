package dev.liftline.gateway.proxy;

/** No replica answered. It carries no stack trace: it is an outcome, and a frequent one when things go wrong. */
public final class UpstreamException extends RuntimeException {

    /** Why, in the words of the metrics. */
    public enum Reason {
        /** The pool has all the requests it may have, or each of its replicas has. */
        BUSY("busy"),
        /** There was no replica to ask. */
        NO_REPLICA("no_replica"),
        /** The connection was refused or not accepted in time: the request was not sent. */
        REFUSED("refused"),
        /** The connection broke before the answer was whole. */
        DIED("died"),
        /** The replica took too long. */
        TIMED_OUT("timed_out"),
        /** The replica said that it cannot: it is stopping, or something before it failed. */
        UNAVAILABLE("unavailable"),
        /** The replica's answer is larger than it may be. */
        TOO_LARGE("too_large");

        private final String tag;

        Reason(String tag) {
            this.tag = tag;
        }

        public String tag() {
            return tag;
        }
    }

    private final Reason reason;

    UpstreamException(Reason reason) {
        super(reason.tag, null, false, false);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
