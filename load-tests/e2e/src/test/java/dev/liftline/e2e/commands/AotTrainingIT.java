package dev.liftline.e2e.commands;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.liftline.local.LocalStack;
import dev.liftline.local.ProcessStatus;
import dev.liftline.local.Progress;
import dev.liftline.local.StackPorts;
import dev.liftline.local.process.FileTree;
import dev.liftline.local.replica.Role;
import dev.liftline.testkit.reconcile.RideTopics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** AOT training records a cache per service, from which services start, and leaves no other trace. */
@Tag("slow")
class AotTrainingIT {

    private static final Path HOME = Path.of("target", "aot-training").toAbsolutePath();
    private static final int SERVICES = 5;

    private final List<String> progress = new CopyOnWriteArrayList<>();

    @BeforeEach
    void deleteHome() throws IOException {
        FileTree.delete(HOME);
    }

    @Test
    void startsEveryServiceFromItsAotCacheAndLeavesNoRide() throws Exception {
        try (LocalStack stack = stack().start()) {
            assertThat(progress).contains("AOT training: load");
            // No cache for the broker: its class path, this test's, contains directories.
            assertThat(caches()).hasSize(SERVICES);
            assertThat(HOME.resolve("aot-training")).doesNotExist();
            assertThat(services(stack))
                    .hasSize(SERVICES)
                    .allMatch(command ->
                            command.contains("-XX:AOTCache=") && command.contains("-Dspring.aot.enabled=true"));
            assertThat(RideTopics.records(stack.kafkaBootstrap())).isZero();
        }
        progress.clear();
        try (LocalStack second = stack().start()) {
            assertThat(second.isOpen()).isTrue();
            assertThat(progress).noneMatch(sentence -> sentence.contains("AOT training"));
        }
    }

    @Test
    void leavesNoProcessAndNoCacheWhenClosedDuringTraining() throws IOException {
        LocalStack stack = stack();
        CompletableFuture<LocalStack> starting = CompletableFuture.supplyAsync(stack::start);
        await().atMost(2, MINUTES).until(() -> progress.contains("AOT training: load"));
        stack.close();
        assertThatThrownBy(starting::join).hasMessageContaining("stopping");
        assertThat(caches()).isEmpty();
        assertThat(ProcessHandle.allProcesses()
                        .flatMap(process -> process.info().commandLine().stream())
                        .filter(command -> command.contains(HOME.toString())))
                .isEmpty();
    }

    private LocalStack stack() {
        return LocalStack.builder()
                .repository(Path.of("..", ".."))
                .home(HOME)
                .ports(StackPorts.ephemeral())
                .replicas(Role.INGEST, 1)
                .replicas(Role.QUERY_WEB, 0)
                .replicas(Role.IDENTITY, 1)
                .aot(true)
                .progress(new Progress() {
                    @Override
                    public void process(String name, State state, String detail) {
                        progress.add(name);
                    }

                    @Override
                    public void note(String sentence) {
                        progress.add(sentence);
                    }
                })
                .build();
    }

    private static List<Path> caches() throws IOException {
        try (Stream<Path> files = Files.walk(HOME.resolve("apps"))) {
            return files.filter(file -> file.toString().endsWith(".aot")).toList();
        }
    }

    private static List<String> services(LocalStack stack) {
        return stack.status().stream()
                .map(ProcessStatus::pid)
                .flatMap(pid -> ProcessHandle.of(pid).stream())
                .flatMap(process -> process.info().commandLine().stream())
                .filter(command -> command.contains(HOME.resolve("apps").toString()))
                .toList();
    }
}
