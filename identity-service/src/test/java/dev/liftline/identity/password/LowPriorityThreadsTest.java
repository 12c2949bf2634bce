package dev.liftline.identity.password;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(value = OS.LINUX, disabledReason = "Only Linux has priorities of threads")
class LowPriorityThreadsTest {

    /** Of the fields behind the command in {@code /proc/PID/stat}, proc_pid_stat(5). */
    private static final int NICE = 16;

    @Test
    void yieldToAllOthers() {
        int own = nice();
        try (ExecutorService threads = Executors.newSingleThreadExecutor(new LowPriorityThreads("low-"))) {
            assertThat(CompletableFuture.supplyAsync(LowPriorityThreadsTest::nice, threads)
                            .join())
                    .isEqualTo(19);
        }
        assertThat(nice()).isEqualTo(own);
    }

    private static int nice() {
        try {
            String stat = Files.readString(Path.of("/proc/thread-self/stat"));
            return Integer.parseInt(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[NICE]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
