package dev.liftline.drills.plan;

/**
 * What clients may notice of a fault. Lost, doubled or stale is never expected.
 *
 * @param rides what scanners may notice
 * @param reads what phones may notice
 */
public record Expected(Notice rides, Notice reads) {

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
    public static final Expected NOTHING = new Expected(Notice.NOTHING, Notice.NOTHING);

    /** Requests that were under way fail. */
    public static final Expected RETRIES = new Expected(Notice.RETRY, Notice.RETRY);

    /** Rides are refused while the fault lasts; reads are answered. */
    public static final Expected RIDES_OUT = new Expected(Notice.OUTAGE, Notice.NOTHING);

    /** Reads are refused while the fault lasts; rides are taken. */
    public static final Expected READS_OUT = new Expected(Notice.NOTHING, Notice.OUTAGE);

    /** Everything is refused while the fault lasts. */
    public static final Expected OUTAGE = new Expected(Notice.OUTAGE, Notice.OUTAGE);
}
