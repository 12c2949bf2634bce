package dev.liftline.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Stream;

/** CPU time that processes have used, their children's included, from Linux's accounting: 10 ms fine. */
public final class CpuClock {

    private static final double TICKS_PER_SECOND = 100;

    // Fields of /proc/PID/stat, counted from the one after the command's name.
    private static final int USER_TIME = 11;
    private static final int SYSTEM_TIME = 12;
    private static final int CHILDRENS_SYSTEM_TIME = 14;

    private CpuClock() {}

    /** Seconds of user and system time of a process, of the children that live and of those that it waited for. */
    public static double seconds(long pid) {
        return ProcessHandle.of(pid).stream()
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                .mapToDouble(process -> ticks(process.pid(), CHILDRENS_SYSTEM_TIME) / TICKS_PER_SECOND)
                .sum();
    }

    /** Seconds of user and system time of this process alone: what it has started works for itself. */
    static double ownSeconds() {
        return ticks(ProcessHandle.current().pid(), SYSTEM_TIME) / TICKS_PER_SECOND;
    }

    /** The sum of the fields from the user time to {@code last}. */
    private static long ticks(long pid, int last) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            // The command's name may hold spaces; what follows its closing bracket is numbers (proc(5)).
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            long ticks = 0;
            for (int field = USER_TIME; field <= last; field++) {
                ticks += Long.parseLong(fields[field]);
            }
            return ticks;
        } catch (NoSuchFileException ended) {
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
