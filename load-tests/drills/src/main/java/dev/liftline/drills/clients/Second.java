package dev.liftline.drills.clients;

/**
 * What the clients saw of the requests that were due in one second of a drill.
 *
 * @param second counted from the beginning of the load
 * @param lag records that no consumer had stored at that time; -1 where nobody could tell
 */
public record Second(int second, Kind rides, Kind reads, long lag) {

    private static final long SLOW_MILLIS = 1_000;

    /**
     * What they saw of one kind of request; a batch of rides is one request.
     *
     * @param p50 milliseconds from when a request was due until it was answered or given up
     */
    public record Kind(long ok, long refused, long unknown, long open, double p50, double p99, double max) {

        long errors() {
            return refused + unknown;
        }

        boolean isGood() {
            return errors() == 0 && open == 0 && p99 <= SLOW_MILLIS;
        }
    }

    /** Whether a client saw an error, or one request in a hundred took longer than a second. */
    public boolean isDegraded() {
        return !rides.isGood() || !reads.isGood();
    }

    /** Whether everything is as if nothing had happened: no client notices anything and every ride is stored at once. */
    public boolean isGood(long usualLag) {
        return !isDegraded() && lag >= 0 && lag <= usualLag;
    }
}
