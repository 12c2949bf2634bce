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

class PartTest {

    private static final String RUNS = "echo ready; exec sleep 600";

    @TempDir
    private Path directory = Path.of("");

    private Part part = part(RUNS);

    private Part part(String script) {
        part = new Part(new ShellProgram(script, directory));
        return part;
    }

    @AfterEach
    void stop() {
        part.kill();
    }

    @Test
    void runsFromStartToStop() {
        part(RUNS).start();
        assertThat(part.isRunning()).isTrue();
        var pid = part.pid();

        part.start();
        assertThat(part.pid()).as("a second start changes nothing").isEqualTo(pid);

        part.stop();
        assertThat(part.isRunning()).isFalse();
        assertThat(part.pid()).isEqualTo(-1);
    }

    @Test
    void startsAgainAfterEachEnd() {
        part(RUNS).start();
        part.kill();
        part.start();
        part.stop();
        part.start();

        assertThat(part.isRunning()).isTrue();
    }

    @Test
    void aProgramThatEndsBeforeItIsReadyExplainsItself() {
        part("echo no licence; exit 3");

        assertThatThrownBy(part::start)
                .isInstanceOf(StartException.class)
                .hasMessage("The script ended: [no licence].");
        assertThat(part.isRunning()).isFalse();
    }

    @Test
    void anEndThatNobodyAskedForIsHeardOf() {
        var deaths = new AtomicInteger();
        part(RUNS).onDeath(dead -> deaths.incrementAndGet());

        part.start();
        part.crash();
        await().until(() -> deaths.get() == 1);

        part.start();
        part.stop();
        part.start();
        part.kill();
        part.start();
        part.crash();
        await().until(() -> deaths.get() == 2);
    }

    @Test
    void aProgramThatIgnoresTheSignalIsKilled() {
        part("trap '' TERM; echo ready; while :; do sleep 0.1; done").start();

        part.stop();

        assertThat(part.isRunning()).isFalse();
    }

    @Test
    void whatAProgramStartedGoesWithIt() throws Exception {
        part("sleep 600 & echo $! > grandchild; echo ready; wait").start();
        var grandchild =
                Long.parseLong(Files.readString(directory.resolve("grandchild")).strip());

        part.kill();

        await().until(() -> !Processes.runs(grandchild));
    }

    @Test
    void aStopMakesAStartGiveUp() {
        part("sleep 600");
        var starting = CompletableFuture.runAsync(part::start);
        await().until(part::isRunning);

        part.stop();

        assertThatThrownBy(starting::join)
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(StartException.class)
                .hasMessageContaining("stopped while it started");
        assertThat(part.isRunning()).isFalse();
    }
}
