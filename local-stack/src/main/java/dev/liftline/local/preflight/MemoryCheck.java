package dev.liftline.local.preflight;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The memory that processes can get: on Linux what is available, elsewhere all of the machine's, and no more than a container's limit.
 *
 * @param available bytes
 */
record MemoryCheck(long available) implements Check {

    private static final long GIBIBYTE = 1L << 30;

    /** What the processes of a stack with the default replicas take. */
    private static final long NEEDED = 5 * GIBIBYTE / 2;

    private static final String SUBJECT = "memory";

    static MemoryCheck ofThisMachine() {
        var total =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
        return new MemoryCheck(Math.min(total, availableOnLinux(total)));
    }

    private static long availableOnLinux(long otherwise) {
        try (var lines = Files.lines(Path.of("/proc/meminfo"))) {
            return lines.filter(line -> line.startsWith("MemAvailable:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .findFirst()
                    .orElse(otherwise);
        } catch (IOException e) {
            return otherwise;
        }
    }

    @Override
    public Finding run() {
        var found =
                "%.1f GiB available, %.1f needed".formatted((double) available / GIBIBYTE, (double) NEEDED / GIBIBYTE);
        return available >= NEEDED
                ? Finding.ok(SUBJECT, found)
                : Finding.note(SUBJECT, found, "end other programs, or the system may end one of Liftline's");
    }
}
