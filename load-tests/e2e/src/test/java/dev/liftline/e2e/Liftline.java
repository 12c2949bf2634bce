package dev.liftline.e2e;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.liftline.local.LocalStack;
import dev.liftline.local.ProcessStatus;
import dev.liftline.local.StackPorts;
import dev.liftline.local.process.FileTree;
import dev.liftline.local.process.ManagedProcess;
import dev.liftline.local.replica.HttpProbe;
import dev.liftline.local.replica.Replica;
import dev.liftline.local.replica.Role;
import dev.liftline.testkit.reconcile.ConsumerLag;
import dev.liftline.testkit.reconcile.StoredSeason;
import dev.liftline.testkit.reconcile.StoredSeason.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;

/** The whole system, running: its processes to stop and kill, its front door, and its stores to look into. */
final class Liftline implements AutoCloseable {

    /** Made anew for each run and left behind, because its logs say why a test failed. */
    private static final Path HOME = Path.of("target", "e2e");

    private final LocalStack stack;
    private final Gateway gateway;
    private final ConsumerLag lag;

    private Liftline(LocalStack stack) {
        this.stack = stack;
        this.gateway = new Gateway(stack.gatewayUrl());
        this.lag = new ConsumerLag(stack.kafkaBootstrap());
    }

    /** Two replicas of what is killed, so that the other one goes on. */
    static Liftline started() {
        try {
            FileTree.delete(HOME);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Liftline(LocalStack.builder()
                .repository(Path.of("..", ".."))
                .home(HOME)
                .ports(StackPorts.ephemeral())
                .replicas(Role.INGEST, 2)
                .replicas(Role.CONSUMER, 2)
                .build()
                .start());
    }

    Gateway gateway() {
        return gateway;
    }

    /** Where a replica of a role listens. */
    URI anyReplica(Role role) {
        return URI.create("http://" + stack.replicas(role).getFirst().address());
    }

    /** A replica by its name, for instance {@code ingest-1}. */
    Replica replica(String name) {
        return Arrays.stream(Role.values())
                .flatMap(role -> stack.replicas(role).stream())
                .filter(replica -> replica.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Where a replica's management server listens. */
    URI management(String name) {
        return URI.create("http://127.0.0.1:" + replica(name).managementPort());
    }

    void scale(Role role, int replicas) {
        stack.scale(role, replicas);
    }

    /** Waits until every process runs and every replica says it is ready. */
    void awaitAllReady() {
        await().atMost(90, SECONDS).untilAsserted(() -> {
            assertThat(stack.status()).allMatch(ProcessStatus::running);
            assertThat(Arrays.stream(Role.values()).flatMap(role -> stack.replicas(role).stream()))
                    .allSatisfy(
                            replica -> assertThat(HttpProbe.body(URI.create(replica.actuator() + "/health/readiness")))
                                    .isNotEmpty());
        });
    }

    ManagedProcess postgres() {
        return stack.postgres();
    }

    ManagedProcess redis() {
        return stack.redis();
    }

    ManagedProcess kafka() {
        return stack.kafka();
    }

    String kafkaBootstrap() {
        return stack.kafkaBootstrap();
    }

    String redisUrl() {
        return stack.redisUrl();
    }

    Database database() {
        return Database.of(stack);
    }

    Connection connect() throws SQLException {
        return database().connect();
    }

    /** Records of {@code lift-rides} whose offsets no consumer has committed yet; -1 where Kafka does not say. */
    long consumerLag() throws InterruptedException {
        return lag.records();
    }

    /** A season in which no ride was stored. */
    int unusedSeason() {
        try (StoredSeason books = StoredSeason.unused(database())) {
            return books.seasonId();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        lag.close();
        gateway.close();
        stack.close();
    }
}
