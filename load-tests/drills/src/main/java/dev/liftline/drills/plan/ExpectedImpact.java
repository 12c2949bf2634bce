package dev.liftline.drills.plan;

/**
 * What clients may notice of a fault. Lost, doubled or stale is never expected.
 *
 * @param rides what scanners may notice
 * @param reads what phones may notice
 */
public record ExpectedImpact(Notice rides, Notice reads) {

    /** How much a client may notice. */
    public enum Notice {
        /** No error. */
        NOTHING,
        /** A request that was under way fails; asked once more, it succeeds. */
        RETRY,
        /** Refusals while the fault lasts. */
        OUTAGE
    }

    /** Nobody sees an error. */
    public static final ExpectedImpact NOTHING = new ExpectedImpact(Notice.NOTHING, Notice.NOTHING);

    /** Requests that were under way fail. */
    public static final ExpectedImpact RETRIES = new ExpectedImpact(Notice.RETRY, Notice.RETRY);

    /** Rides are refused while the fault lasts; reads are answered. */
    public static final ExpectedImpact RIDES_OUT = new ExpectedImpact(Notice.OUTAGE, Notice.NOTHING);

    /** Reads are refused while the fault lasts; rides are taken. */
    public static final ExpectedImpact READS_OUT = new ExpectedImpact(Notice.NOTHING, Notice.OUTAGE);

    /** Everything is refused while the fault lasts. */
    public static final ExpectedImpact OUTAGE = new ExpectedImpact(Notice.OUTAGE, Notice.OUTAGE);
}
