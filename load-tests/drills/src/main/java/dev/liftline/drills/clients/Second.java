package dev.liftline.drills.clients;

/**
 * The results of the requests that were due in one second of a drill.
 *
 * @param second since the load began
 * @param lag consumer lag at that time, in records; -1 if unknown
 */
public record Second(int second, Kind rides, Kind reads, long lag) {

    private static final long SLOW_MILLIS = 1_000;

    /**
     * The results of one kind of request; a batch is one request.
     *
     * @param p50 milliseconds from when a request was due until its response or timeout
     */
    public record Kind(long ok, long error, long unknown, long open, double p50, double p99, double max) {

        public Count count() {
            return new Count(ok, error, unknown);
        }

        boolean isGood() {
            return error + unknown == 0 && open == 0 && p99 <= SLOW_MILLIS;
        }
    }

    /** Whether a request failed, or the p99 latency exceeds one second. */
    public boolean isDegraded() {
        return !rides.isGood() || !reads.isGood();
    }

    /** Whether no client notices anything and the consumer lag is at most its usual value. */
    public boolean isGood(long usualLag) {
        return !isDegraded() && lag >= 0 && lag <= usualLag;
    }
}
