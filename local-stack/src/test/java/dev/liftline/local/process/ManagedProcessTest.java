package dev.liftline.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManagedProcessTest {

    private static final String RUNS = "echo ready; exec sleep 600";

    @TempDir
    private Path directory = Path.of("");

    private ManagedProcess process = process(RUNS);

    private ManagedProcess process(String script) {
        process = new ManagedProcess(new ShellProgram(script, directory));
        return process;
    }

    @AfterEach
    void stop() {
        process.kill();
    }

    @Test
    void runsFromStartToStop() {
        process(RUNS).start();
        assertThat(process.isRunning()).isTrue();
        var pid = process.pid();

        process.start();
        assertThat(process.pid()).as("a second start changes nothing").isEqualTo(pid);

        process.stop();
        assertThat(process.isRunning()).isFalse();
        assertThat(process.pid()).isEqualTo(-1);
    }

    @Test
    void startsAgainAfterEachEnd() {
        process(RUNS).start();
        process.kill();
        process.start();
        process.stop();
        process.start();

        assertThat(process.isRunning()).isTrue();
    }

    @Test
    void explainsAProgramThatEndsBeforeItIsReady() {
        process("echo no licence; exit 3");

        assertThatThrownBy(process::start)
                .isInstanceOf(StartException.class)
                .hasMessage("The script ended: [no licence].");
        assertThat(process.isRunning()).isFalse();
    }

    @Test
    void callsTheListenerOfAnUnexpectedDeath() {
        var deaths = new AtomicInteger();
        process(RUNS).onDeath(dead -> deaths.incrementAndGet());

        process.start();
        process.crash();
        await().until(() -> deaths.get() == 1);

        process.start();
        process.stop();
        process.start();
        process.kill();
        process.start();
        process.crash();
        await().until(() -> deaths.get() == 2);
    }

    @Test
    void killsAProgramThatIgnoresTheStopSignal() {
        process("trap '' TERM; echo ready; while :; do sleep 0.1; done").start();

        process.stop();

        assertThat(process.isRunning()).isFalse();
    }

    @Test
    void killsTheProgramsDescendants() throws Exception {
        process("sleep 600 & echo $! > grandchild; echo ready; wait").start();
        var grandchild =
                Long.parseLong(Files.readString(directory.resolve("grandchild")).strip());

        process.kill();

        await().until(() -> !Processes.runs(grandchild));
    }

    @Test
    void stopCancelsAStart() {
        process("exec sleep 600");
        var starting = CompletableFuture.runAsync(process::start);
        await().until(process::isRunning);

        process.stop();

        assertThatThrownBy(starting::join)
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(StartException.class)
                .hasMessageContaining("stopped while it started");
        assertThat(process.isRunning()).isFalse();
    }
}
