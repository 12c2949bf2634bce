package dev.liftline.e2e.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.liftline.e2e.stack.Gateway;
import dev.liftline.local.LocalStack;
import dev.liftline.local.LocalStackBuilder;
import dev.liftline.local.StackHome;
import dev.liftline.local.StackPorts;
import dev.liftline.local.load.Load;
import dev.liftline.local.load.LoadClient;
import dev.liftline.local.load.LoadResult;
import dev.liftline.local.load.Request;
import dev.liftline.local.load.RetryPolicy;
import dev.liftline.local.load.RunningLoad;
import dev.liftline.local.process.FileTree;
import dev.liftline.local.replica.Replica;
import dev.liftline.local.replica.Role;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The developer's loop on a running stack: restart what was built anew, debug a replica, start one by hand. */
@Tag("slow")
class ReloadIT {

    private static final Path REPOSITORY =
            Path.of("target", "reload-repository").toAbsolutePath();
    private static final Path HOME = Path.of("target", "reload").toAbsolutePath();
    private static final String LEFT_OUT = "query-mobile-1";
    private static final int LOAD_PER_SECOND = 20;
    private static final RetryPolicy RETRY = RetryPolicy.within(Duration.ofSeconds(60));
    private static final List<String> OVERLOAD = List.of("429", "503");
    private static final String SKIER_DAY = "/skiers/1/seasons/2026/days/1/skiers/1";
    private static final String RIDE = "{\"time\":100,\"liftID\":4}";

    private static LocalStack stack = stack();

    @BeforeAll
    static void start() throws IOException {
        FileTree.delete(REPOSITORY);
        FileTree.delete(HOME);
        for (Role role : Role.values()) {
            Files.createDirectories(jar(REPOSITORY, role).getParent());
            Files.copy(jar(Path.of("..", ".."), role), jar(REPOSITORY, role), StandardCopyOption.REPLACE_EXISTING);
        }
        stack.start();
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    private static LocalStack stack() {
        LocalStackBuilder settings = LocalStack.builder();
        for (Role role : Role.values()) {
            settings.environment(role, Map.of("LOGGING_LEVEL_DEV_LIFTLINE_REQUESTS", "debug"));
        }
        return settings.repository(REPOSITORY)
                .home(HOME)
                .ports(StackPorts.ephemeral())
                .replicas(Role.INGEST, 1)
                .without(List.of(LEFT_OUT))
                .build();
    }

    private static Path jar(Path repository, Role role) {
        return repository.resolve(Path.of(role.module(), "target", role.module() + ".jar"));
    }

    @ParameterizedTest
    @EnumSource(names = {"INGEST", "GATEWAY", "QUERY_WEB"})
    void restartsAnOutdatedReplicaWithoutAFailedRequest(Role role) throws IOException {
        assertThat(stack.reload(sentence -> {})).as("nothing was built anew").isZero();
        buildAnew(role);
        String name = stack.replicas(role).getFirst().name();
        List<Long> pids = pids();
        List<String> sentences = new ArrayList<>();

        try (LoadClient clients =
                new LoadClient(stack.gatewayUrl(), 16, Duration.ofSeconds(15)).sending(stack.credentials())) {
            RunningLoad scanners = clients.start(Load.open(
                            LOAD_PER_SECOND,
                            dueAt -> Request.of("POST", SKIER_DAY, RIDE, Map.of("Content-Type", "application/json")))
                    .retrying(RETRY));
            RunningLoad skiers = clients.start(
                    Load.open(LOAD_PER_SECOND, dueAt -> Request.get(SKIER_DAY)).retrying(RETRY));
            assertThat(stack.reload(sentences::add)).isOne();
            LoadResult posts = scanners.stop().await();
            LoadResult reads = skiers.stop().await();

            assertThat(posts.otherThan(201)).as(posts.summary()).isZero();
            assertThat(reads.otherThan(200, 404)).as(reads.summary()).isZero();
            // A cold replica may be overloaded, but none refuses or cuts off a connection.
            assertThat(posts.retries().keySet()).isSubsetOf(OVERLOAD);
            assertThat(reads.retries().keySet()).isSubsetOf(OVERLOAD);
        }
        assertThat(sentences).singleElement().asString().startsWith(name + " is restarted after ");
        assertThat(stack.replicas(role)).hasSize(1);
        assertThat(pids()).as("no other process is left").hasSize(pids.size());
        pids.removeAll(pids());
        assertThat(pids).hasSize(1);
    }

    @Test
    void debugOpensADebuggersPortUntilItIsEnded() throws IOException {
        int port = stack.debug("query-web-1");
        try (Socket debugger = new Socket(InetAddress.getLoopbackAddress(), port)) {
            byte[] handshake = "JDWP-Handshake".getBytes(StandardCharsets.US_ASCII);
            debugger.getOutputStream().write(handshake);
            assertThat(debugger.getInputStream().readNBytes(handshake.length)).isEqualTo(handshake);
        }

        stack.stopDebugging("query-web-1");

        assertThat(command(stack.replicas(Role.QUERY_WEB).getFirst())).doesNotContain("jdwp");
    }

    @Test
    void listsALeftOutReplicaWhileItResponds() throws Exception {
        Replica replica = stack.replicas(Role.QUERY_MOBILE).getFirst();
        assertThat(replica.pid()).isEqualTo(-1);
        Path environment = HOME.resolve(Path.of("run", LEFT_OUT + ".env"));
        Process started = new ProcessBuilder(
                        "sh",
                        "-c",
                        "set -a; . %s; exec %s -jar %s"
                                .formatted(
                                        environment,
                                        Path.of(System.getProperty("java.home"), "bin", "java"),
                                        jar(REPOSITORY, Role.QUERY_MOBILE)))
                .redirectErrorStream(true)
                .redirectOutput(HOME.resolve("by-hand.log").toFile())
                .start();
        try {
            await().atMost(90, TimeUnit.SECONDS).until(() -> listed(replica));
        } finally {
            started.destroy();
            started.waitFor();
        }
        await().atMost(30, TimeUnit.SECONDS).until(() -> !listed(replica));
    }

    @Test
    void aRequestIsFoundInTheLogsOfItsServices() {
        try (Gateway gateway = new Gateway(stack.gatewayUrl(), stack.credentials())) {
            gateway.post(SKIER_DAY, RIDE, "Content-Type", "application/json", "X-Request-Id", "ride-of-21");
            gateway.get(SKIER_DAY, "X-Request-Id", "read-of-21");
        }

        assertThat(logs("ride-of-21")).containsExactly("gateway", "ingest-1");
        assertThat(logs("read-of-21")).containsExactly("gateway", "query-web-1");
    }

    private static List<String> logs(String requestId) {
        return LiftlineProcess.run(new StackHome(HOME), "logs", "--request", requestId)
                .out()
                .lines()
                .map(line -> line.replaceFirst(" .*", ""))
                .distinct()
                .sorted()
                .toList();
    }

    private static boolean listed(Replica replica) throws IOException {
        return Files.readString(
                        HOME.resolve(Path.of("run", "upstreams", replica.role().label())))
                .contains(replica.address());
    }

    private static List<Long> pids() {
        return new ArrayList<>(
                stack.status().stream().map(process -> process.pid()).toList());
    }

    private static String command(Replica replica) {
        return ProcessHandle.of(replica.pid())
                .flatMap(process -> process.info().commandLine())
                .orElseThrow();
    }

    /** Gives a jar another content. */
    private static void buildAnew(Role role) throws IOException {
        try (FileSystem zip = FileSystems.newFileSystem(jar(REPOSITORY, role))) {
            Files.writeString(zip.getPath("built-anew"), "");
        }
    }
}
