package dev.liftline.drills.plan;

/**
 * What clients may notice of a fault. Lost, duplicate or stale data is never expected.
 *
 * @param rides what scanners may notice
 * @param reads what readers may notice
 */
public record ExpectedImpact(Impact rides, Impact reads) {

    /** What a client may notice. */
    public enum Impact {
        /** No error. */
        NOTHING,
        /** A request in flight fails; one retry succeeds. */
        RETRY,
        /** Errors while the fault lasts. */
        OUTAGE
    }

    /** No client sees an error. */
    public static final ExpectedImpact NOTHING = new ExpectedImpact(Impact.NOTHING, Impact.NOTHING);

    /** Requests in flight fail. */
    public static final ExpectedImpact RETRIES = new ExpectedImpact(Impact.RETRY, Impact.RETRY);

    /** Rides fail while the fault lasts; reads succeed. */
    public static final ExpectedImpact RIDES_OUT = new ExpectedImpact(Impact.OUTAGE, Impact.NOTHING);

    /** Reads fail while the fault lasts; rides succeed. */
    public static final ExpectedImpact READS_OUT = new ExpectedImpact(Impact.NOTHING, Impact.OUTAGE);

    /** All requests fail while the fault lasts. */
    public static final ExpectedImpact OUTAGE = new ExpectedImpact(Impact.OUTAGE, Impact.OUTAGE);
}
