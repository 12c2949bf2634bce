package dev.liftline.identity.password;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Objects;
import java.util.concurrent.ThreadFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes threads that get CPU only while nothing else on the machine wants it: on Linux their nice value is 19, elsewhere they are as
 * others. Java's own priorities change nothing on Linux, unless options of the JVM are set that warn all but root. Thread-safe.
 */
final class LowPriorityThreads implements ThreadFactory {

    private static final Logger log = LoggerFactory.getLogger(LowPriorityThreads.class);

    /** Of setpriority(2). With {@link #CALLER} it means the calling thread on Linux, but the whole process on macOS. */
    private static final int PRIO_PROCESS = 0;

    private static final int CALLER = 0;
    private static final int NICE = 19;

    private final ThreadFactory threads;

    /** @param name a prefix of the threads' names */
    LowPriorityThreads(String name) {
        threads = Thread.ofPlatform().name(name, 0).daemon().factory();
    }

    @Override
    public Thread newThread(Runnable work) {
        return Objects.requireNonNull(threads.newThread(() -> {
            if (System.getProperty("os.name").equals("Linux")) {
                lowerPriority();
            }
            work.run();
        }));
    }

    /** Does not throw: a hash that takes CPU from others is better than none. */
    @SuppressWarnings("restricted")
    private static void lowerPriority() {
        try {
            Linker linker = Linker.nativeLinker();
            MethodHandle setPriority = linker.downcallHandle(
                    linker.defaultLookup().findOrThrow("setpriority"),
                    FunctionDescriptor.of(
                            ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
            int result = (int) setPriority.invokeExact(PRIO_PROCESS, CALLER, NICE);
            if (result != 0) {
                log.warn("Hashes have the priority of other work, as setpriority returned {}", result);
            }
        } catch (Throwable e) {
            log.warn("Hashes have the priority of other work", e);
        }
    }
}
