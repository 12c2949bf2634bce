package dev.liftline.testkit.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** CPU time that processes have used, their children's included, from Linux's accounting: 10 ms fine. */
public final class CpuClock {

    private static final double TICKS_PER_SECOND = 100;

    // Fields of /proc/PID/stat, counted from the one after the command's name.
    private static final int USER_TIME = 11;
    private static final int SYSTEM_TIME = 12;
    private static final int CHILDRENS_SYSTEM_TIME = 14;

    /** The threads' names, as far as the kernel keeps them. */
    private static final Pattern COMPILER = Pattern.compile("\\(C[12] CompilerThre");

    private CpuClock() {}

    /** Seconds of user and system time of a process, of the children that live and of those that it waited for. */
    public static double seconds(long pid) {
        return ProcessHandle.of(pid).stream()
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                .mapToDouble(process -> ticks(process.pid(), CHILDRENS_SYSTEM_TIME) / TICKS_PER_SECOND)
                .sum();
    }

    /** Seconds that the JIT compilers of a JVM have used, by the threads that live; 0 for other processes. */
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

    /** Seconds of user and system time of this process alone: what it has started works for itself. */
    static double ownSeconds() {
        return ticks(ProcessHandle.current().pid(), SYSTEM_TIME) / TICKS_PER_SECOND;
    }

    private static long ticks(long pid, int last) {
        return ticks(stat(Path.of("/proc", Long.toString(pid))), last);
    }

    /** What {@code stat} says of a process or thread; nothing where it has ended. */
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
        // The command's name may hold spaces; what follows its closing bracket is numbers (proc(5)).
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        long ticks = 0;
        for (int field = USER_TIME; field <= last; field++) {
            ticks += Long.parseLong(fields[field]);
        }
        return ticks;
    }
}
