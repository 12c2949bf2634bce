package dev.liftline.gateway.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.liftline.gateway.testing.HeldRequests;
import dev.liftline.gateway.testing.RunningGateway;
import dev.liftline.gateway.testing.StubReplica;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScalingIT {

    @TempDir
    private Path folder;

    private final StubReplica first = StubReplica.start();
    private final StubReplica second = StubReplica.start();

    @AfterEach
    void stop() {
        first.close();
        second.close();
    }

    @Test
    void followsTheFileWithoutAFailedRequest() throws IOException {
        Path file = write(first);
        try (RunningGateway gateway = RunningGateway.on("file:" + file);
                Load load = new Load(gateway)) {
            load.awaitMore(100);
            write(first, second);
            await().until(() -> !second.seen().isEmpty());
            write(second);
            await().until(() -> gateway.stateOf("ingest", first).isEmpty());
            load.awaitMore(10);
            int last = first.seen().size();
            load.awaitMore(200);
            assertThat(first.seen()).hasSize(last);
            assertThat(load.statuses()).containsOnlyKeys(201);
        }
    }

    @Test
    void noRequestFailsWhenAReplicaIsKilledAndRestarted() {
        try (RunningGateway gateway = RunningGateway.on(List.of(first, second));
                Load load = new Load(gateway)) {
            load.awaitMore(300);
            first.close();
            load.awaitMore(500);
            try (StubReplica restarted = first.restart()) {
                await().until(() -> !restarted.seen().isEmpty());
                load.awaitMore(100);
                assertThat(load.statuses()).containsOnlyKeys(201);
            }
        }
    }

    @Test
    void noRequestFailsWhenAReplicaDrains() {
        try (RunningGateway gateway = RunningGateway.on(List.of(first, second));
                Load load = new Load(gateway)) {
            load.awaitMore(100);
            first.behaving((request, body) -> request.response()
                    .setStatusCode(503)
                    .putHeader("Connection", "close")
                    .end());
            load.awaitMore(100);
            first.close();
            load.awaitMore(300);
            assertThat(load.statuses()).containsOnlyKeys(201);
        }
    }

    @Test
    void keepsTheLastReplicasWhileTheFileIsMissingOrInvalid() throws IOException {
        Path file = write(first);
        try (RunningGateway gateway = RunningGateway.on("file:" + file);
                Load load = new Load(gateway)) {
            Files.writeString(file, "127.0.0.1:\u0000garbage");
            load.awaitMore(200);
            Files.delete(file);
            load.awaitMore(200);
            write(second);
            await().until(() -> !second.seen().isEmpty());
            assertThat(load.statuses()).containsOnlyKeys(201);
        }
    }

    @Test
    void aRemovedReplicaFinishesItsRequests() throws IOException {
        Path file = write(first);
        HeldRequests held = new HeldRequests();
        first.behaving(held);
        try (RunningGateway gateway = RunningGateway.on("file:" + file)) {
            CompletableFuture<Integer> slow = gateway.postRideAsync();
            await().until(() -> held.size() == 1);
            write(second);
            await().until(() -> gateway.stateOf("ingest", first).isEmpty());
            assertThat(gateway.postRide().statusCode()).isEqualTo(201);
            assertThat(second.seen()).hasSize(1);
            held.release();
            assertThat(slow.join()).isEqualTo(201);
            assertThat(first.seen()).hasSize(1);
        }
    }

    @Test
    void returns503ForAPoolWithoutReplicas() throws IOException {
        Path file = write(first);
        try (RunningGateway gateway = RunningGateway.on("file:" + file)) {
            assertThat(gateway.postRide().statusCode()).isEqualTo(201);
            write();
            await().until(() -> gateway.postRide().statusCode() == 503);
            assertThat(gateway.postRide().headers().firstValue("Retry-After"))
                    .hasValueSatisfying(
                            seconds -> assertThat(Integer.parseInt(seconds)).isBetween(2, 15));
        }
    }

    @Test
    void resolvesANameToItsAddresses() {
        try (RunningGateway gateway = RunningGateway.on("dns:localhost:" + first.port())) {
            assertThat(gateway.postRide().statusCode()).isEqualTo(201);
            assertThat(first.seen()).hasSize(1);
        }
    }

    /** Replaces the file atomically. */
    private Path write(StubReplica... replicas) throws IOException {
        String list =
                Stream.of(replicas).map(StubReplica::address).collect(Collectors.joining("\n", "# replicas\n", "\n"));
        Path aside = Files.writeString(folder.resolve("aside"), list);
        return Files.move(aside, folder.resolve("ingest"), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Eight clients that post rides until they are closed. */
    private static final class Load implements AutoCloseable {

        private static final int CLIENTS = 8;

        private final Map<Integer, AtomicInteger> statuses = new ConcurrentHashMap<>();
        private final AtomicInteger completed = new AtomicInteger();
        private final List<Thread> clients = new ArrayList<>();
        private volatile boolean stopped;

        Load(RunningGateway gateway) {
            for (int i = 0; i < CLIENTS; i++) {
                clients.add(Thread.ofVirtual().start(() -> run(gateway)));
            }
        }

        Map<Integer, AtomicInteger> statuses() {
            return statuses;
        }

        void awaitMore(int requests) {
            int until = completed.get() + requests;
            await().atMost(Duration.ofSeconds(30)).until(() -> completed.get() >= until);
        }

        @Override
        public void close() {
            stopped = true;
            await().until(() -> clients.stream().noneMatch(Thread::isAlive));
        }

        private void run(RunningGateway gateway) {
            while (!stopped) {
                int status;
                try {
                    status = gateway.postRide().statusCode();
                } catch (RuntimeException e) {
                    status = -1;
                }
                statuses.computeIfAbsent(status, first -> new AtomicInteger()).incrementAndGet();
                completed.incrementAndGet();
            }
        }
    }
}
