package dev.liftline.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParentDeathSignalIT {

    /** Starts a child on a thread that ends at once, prints its process id, and stays. */
    static final class Parent {
        static void main(String[] args) throws Exception {
            var process = new ManagedProcess(new ShellProgram("echo ready; exec sleep 600", Path.of(args[0])));
            Thread.ofPlatform().start(process::start).join();
            System.out.println(process.pid());
            new CountDownLatch(1).await();
        }
    }

    @Test
    void aChildEndsWithItsKilledParentAndNotWithTheThreadThatStartedIt(@TempDir Path directory) throws Exception {
        assumeTrue(ParentDeathSignal.isAvailable(), "this system has no setpriv --pdeathsig");
        var parent = start(directory);
        try (var said = new BufferedReader(new InputStreamReader(parent.getInputStream(), StandardCharsets.UTF_8))) {
            var child = Long.parseLong(said.readLine());
            assertThat(Processes.runs(child))
                    .as("outlives the thread that started it")
                    .isTrue();

            parent.destroyForcibly().waitFor();

            await().until(() -> !Processes.runs(child));
        }
    }

    private static Process start(Path directory) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Parent.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
