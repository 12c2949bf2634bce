package dev.liftline.testkit.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** CPU time of processes and their children, from Linux's accounting; resolution 10 ms. */
public final class CpuClock {

    private static final double TICKS_PER_SECOND = 100;

    // Fields of /proc/PID/stat, counted from the one after the command's name.
    private static final int USER_TIME = 11;
    private static final int SYSTEM_TIME = 12;
    private static final int CHILDRENS_SYSTEM_TIME = 14;

    /** The kernel keeps 15 characters of a thread's name. */
    private static final Pattern COMPILER = Pattern.compile("\\(C[12] CompilerThre");

    private CpuClock() {}

    /** User and system seconds of a process, of its live descendants and of the children it waited for. */
    public static double seconds(long pid) {
        return ProcessHandle.of(pid).stream()
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                .mapToDouble(process -> ticks(process.pid(), CHILDRENS_SYSTEM_TIME) / TICKS_PER_SECOND)
                .sum();
    }

    /** Seconds used by the live JIT compiler threads of a JVM; 0 for other processes. */
    public static double compilerSeconds(long pid) {
        try (Stream<Path> threads = Files.list(Path.of("/proc", Long.toString(pid), "task"))) {
            return threads.map(CpuClock::stat)
                    .filter(stat -> COMPILER.matcher(stat).find())
                    .mapToDouble(stat -> ticks(stat, SYSTEM_TIME) / TICKS_PER_SECOND)
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** User and system seconds of this process, without its children. */
    static double ownSeconds() {
        return ticks(ProcessHandle.current().pid(), SYSTEM_TIME) / TICKS_PER_SECOND;
    }

    private static long ticks(long pid, int last) {
        return ticks(stat(Path.of("/proc", Long.toString(pid))), last);
    }

    /** The {@code stat} line of a process or thread; empty if it has ended. */
    private static String stat(Path directory) {
        try {
            return Files.readString(directory.resolve("stat"));
        } catch (NoSuchFileException ended) {
            return "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The sum of the fields from the user time to {@code last}. */
    private static long ticks(String stat, int last) {
        if (stat.isEmpty()) {
            return 0;
        }
        // The command's name may contain spaces; only numbers follow its closing bracket (proc(5)).
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        long ticks = 0;
        for (int field = USER_TIME; field <= last; field++) {
            ticks += Long.parseLong(fields[field]);
        }
        return ticks;
    }
}
