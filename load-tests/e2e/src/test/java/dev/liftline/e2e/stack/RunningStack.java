package dev.liftline.e2e.stack;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.liftline.local.LocalStack;
import dev.liftline.local.ProcessStatus;
import dev.liftline.local.StackHome;
import dev.liftline.local.StackPorts;
import dev.liftline.local.control.ControlServer;
import dev.liftline.local.load.Credentials;
import dev.liftline.local.process.FileTree;
import dev.liftline.local.process.ManagedProcess;
import dev.liftline.local.replica.HttpProbe;
import dev.liftline.local.replica.Replica;
import dev.liftline.local.replica.Role;
import dev.liftline.local.secrets.DemoSkier;
import dev.liftline.model.caller.Credential;
import dev.liftline.testkit.reconcile.ConsumerLag;
import dev.liftline.testkit.reconcile.StoredSeason;
import dev.liftline.testkit.reconcile.StoredSeason.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The running stack: its processes, the gateway and the servers. */
public final class RunningStack implements AutoCloseable {

    /** Deleted at the start of a run and kept after it, because of its logs. */
    private static final Path HOME = Path.of("target", "e2e");

    private final LocalStack stack;
    private final Gateway gateway;
    private final ConsumerLag lag;
    private final ControlServer control;
    private final Map<String, URI> furtherGateways = new HashMap<>();

    private RunningStack(LocalStack stack) {
        this.stack = stack;
        this.gateway = new Gateway(stack.gatewayUrl(), stack.credentials());
        this.lag = new ConsumerLag(stack.kafkaBootstrap());
        this.control = new ControlServer(stack, home(), report -> 0, () -> {});
    }

    /** Starts a stack with two replicas of each role that tests kill. */
    public static RunningStack started() {
        try {
            FileTree.delete(HOME);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new RunningStack(LocalStack.builder()
                .repository(Path.of("..", ".."))
                .home(HOME)
                .ports(StackPorts.ephemeral())
                .replicas(Role.INGEST, 2)
                .replicas(Role.CONSUMER, 2)
                .build()
                .start());
    }

    /** Where {@code ./liftline} finds this stack. It can query it but not stop it. */
    public StackHome home() {
        return new StackHome(HOME);
    }

    public URI gatewayUrl() {
        return stack.gatewayUrl();
    }

    /** The keys that its gateway accepts. */
    public Credentials credentials() {
        return stack.credentials();
    }

    /** With which the operator {@code admin} signs in. */
    public String adminPassphrase() {
        return stack.secrets().adminPassphrase();
    }

    /** One of the skiers who can sign in. */
    public DemoSkier skier(int index) {
        return stack.secrets().skiers().get(index);
    }

    public Gateway gateway() {
        return gateway;
    }

    /** A further gateway that asks nobody who he is, in front of the same services. Starts it if it does not run yet. */
    public URI openGateway() {
        return furtherGateway("gateway-open", Map.of("LIFTLINE_OPEN", "true"));
    }

    /** A further gateway that gives the admin's key to clients of this machine that send none. Starts it if it does not run yet. */
    public URI gatewayWithAddressKey() {
        Credential admin =
                Objects.requireNonNull(Credential.parse(stack.secrets().adminKey()));
        return furtherGateway(
                "gateway-with-address-key", Map.of("LIFTLINE_GATEWAY_ADDRESS_KEYS", "127.0.0.0/8=" + admin.id()));
    }

    private synchronized URI furtherGateway(String name, Map<String, String> environment) {
        return furtherGateways.computeIfAbsent(
                name,
                unknown -> stack.startUnlisted(Role.GATEWAY, name, List.of(), environment)
                        .url());
    }

    /**
     * A further gateway in front of a further replica of the identity service, which both run until the stack stops.
     *
     * @param name of both
     * @param environment of the replica
     */
    public URI gatewayOfIdentity(String name, Map<String, String> environment) {
        Replica identity = stack.startUnlisted(Role.IDENTITY, "identity-" + name, List.of(), environment);
        return stack.startUnlisted(
                        Role.GATEWAY,
                        "gateway-" + name,
                        List.of(),
                        Map.of("LIFTLINE_UPSTREAM_IDENTITY", "static:127.0.0.1:" + identity.port()))
                .url();
    }

    /** The address of any replica of a role. */
    public URI anyReplica(Role role) {
        return stack.replicas(role).getFirst().url();
    }

    /** A replica by name, for example {@code ingest-1}. */
    public Replica replica(String name) {
        return Arrays.stream(Role.values())
                .flatMap(role -> stack.replicas(role).stream())
                .filter(replica -> replica.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** The address of a replica's management server. */
    public URI management(String name) {
        return URI.create("http://127.0.0.1:" + replica(name).managementPort());
    }

    /** The folder with a log of each process. */
    public Path logs() {
        return HOME.resolve("logs");
    }

    public void scale(Role role, int replicas) {
        stack.scale(role, replicas);
    }

    /** Waits until every process runs and every replica says it is ready. */
    public void awaitAllReady() {
        await().atMost(90, SECONDS).untilAsserted(() -> {
            assertThat(stack.status()).allMatch(ProcessStatus::running);
            assertThat(Arrays.stream(Role.values()).flatMap(role -> stack.replicas(role).stream()))
                    .allSatisfy(
                            replica -> assertThat(HttpProbe.body(URI.create(replica.actuator() + "/health/readiness")))
                                    .isNotEmpty());
        });
    }

    public ManagedProcess postgres() {
        return stack.postgres();
    }

    public ManagedProcess redis() {
        return stack.redis();
    }

    public ManagedProcess kafka() {
        return stack.kafka();
    }

    public String kafkaBootstrap() {
        return stack.kafkaBootstrap();
    }

    public String redisUrl() {
        return stack.redisUrl();
    }

    public Database database() {
        return Database.of(stack);
    }

    /** Uncommitted records of {@code lift-rides}; -1 if unknown. */
    public long consumerLag() throws InterruptedException {
        return lag.records();
    }

    /** A season without rides. */
    public int unusedSeason() {
        try (StoredSeason season = StoredSeason.unused(database())) {
            return season.seasonId();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        control.close();
        lag.close();
        gateway.close();
        stack.close();
    }
}
