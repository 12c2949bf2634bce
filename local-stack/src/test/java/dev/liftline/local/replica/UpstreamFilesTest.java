package dev.liftline.local.replica;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UpstreamFilesTest {

    @Test
    void listsReplicasByPool(@TempDir Path directory) {
        var upstreams = new UpstreamFiles(directory);
        upstreams.write();
        var ingest = replicas(upstreams, Role.INGEST, 2);
        var consumer = replicas(upstreams, Role.CONSUMER, 1);

        ingest.forEach(upstreams::add);
        consumer.forEach(upstreams::add);
        upstreams.remove(ingest.getFirst());

        assertThat(upstreams.file(Role.INGEST)).hasContent(ingest.getLast().address());
        assertThat(upstreams.file(Role.QUERY_WEB)).isEmptyFile();
        assertThat(directory.resolve("consumer")).doesNotExist();
    }

    @Test
    void listsTheMetricsOfEveryProcess(@TempDir Path directory) {
        var upstreams = new UpstreamFiles(directory);
        upstreams.write();
        assertThat(upstreams.processes()).isEmptyFile();
        var ingest = replicas(upstreams, Role.INGEST, 2);
        var consumer = replicas(upstreams, Role.CONSUMER, 1).getFirst();

        ingest.forEach(upstreams::show);
        upstreams.show(consumer);
        upstreams.hide(ingest.getFirst());

        assertThat(upstreams.processes()).hasContent("""
                ingest/%s=http://127.0.0.1:%d/actuator/prometheus
                consumer/%s=http://127.0.0.1:%d/actuator/prometheus""".formatted(
                        ingest.getLast().name(),
                        ingest.getLast().managementPort(),
                        consumer.name(),
                        consumer.managementPort()));
    }

    @Test
    void aReaderNeverSeesAPartialList(@TempDir Path directory) throws Exception {
        var upstreams = new UpstreamFiles(directory);
        upstreams.write();
        var replicas = replicas(upstreams, Role.INGEST, 8);
        replicas.forEach(upstreams::add);
        var done = new AtomicBoolean();

        var writing = CompletableFuture.runAsync(() -> {
            for (int i = 0; i < 500; i++) {
                upstreams.remove(replicas.getFirst());
                upstreams.add(replicas.getFirst());
            }
            done.set(true);
        });
        do {
            assertThat(Files.readAllLines(upstreams.file(Role.INGEST))).hasSizeBetween(7, 8);
        } while (!done.get() && !writing.isCompletedExceptionally());
        writing.join();
    }

    private static List<Replica> replicas(UpstreamFiles upstreams, Role role, int count) {
        var directory = Path.of("");
        var factory = new ReplicaFactory(
                ServiceApps.of(directory, directory),
                upstreams,
                directory,
                new StackEnvironment(
                        Map.of(),
                        Map.of(),
                        Map.of(),
                        Routes.DIRECT,
                        new AccessEnvironment(Path.of(""), Path.of(""), true, null)),
                ReplicaFactory.ANY_PORTS);
        var replicas = new ArrayList<Replica>();
        for (int i = 0; i < count; i++) {
            replicas.add(factory.next(role, replicas));
        }
        return replicas;
    }
}
