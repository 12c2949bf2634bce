package dev.liftline.local.preflight;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * How many files and connections one process may open. A JVM raises its limit to the hard one.
 *
 * @param limit files
 */
record OpenFilesCheck(long limit) implements Check {

    /** PostgreSQL reserves 1,000; a gateway at its limit of connections needs more. */
    private static final long NEEDED = 1_024;

    private static final long ENOUGH = 4_096;
    private static final String SUBJECT = "open files";

    static OpenFilesCheck ofThisJvm() {
        return new OpenFilesCheck(
                ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                        ? unix.getMaxFileDescriptorCount()
                        : Long.MAX_VALUE);
    }

    @Override
    public Finding run() {
        var found = "%d for each process".formatted(limit);
        if (limit >= ENOUGH) {
            return Finding.ok(SUBJECT, found);
        }
        var remedy = "raise the limit with ulimit -n %d".formatted(ENOUGH);
        return limit < NEEDED ? Finding.problem(SUBJECT, found, remedy) : Finding.note(SUBJECT, found, remedy);
    }
}
