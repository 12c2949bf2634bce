package dev.liftline.e2e.commands;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.liftline.e2e.commands.LiftlineProcess.Output;
import dev.liftline.e2e.stack.Gateway;
import dev.liftline.local.StackHome;
import dev.liftline.local.load.Credentials;
import dev.liftline.local.process.FileTree;
import dev.liftline.local.process.Ports;
import dev.liftline.local.secrets.LocalSecrets;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Backup, reset and restore of a running stack, and its servers' tools, each command as a process of its own. */
@Tag("slow")
class DataCommandsIT {

    private static final StackHome HOME =
            new StackHome(Path.of("target", "data-commands").toAbsolutePath());
    private static final Path BACKUP = Path.of("target", "data-commands.backup").toAbsolutePath();
    private static final int SKIERS = 40;

    private final int port = Ports.reserve();
    private final int managementPort = Ports.reserve();
    private final List<String> up = List.of(
            "up",
            "--detach",
            "--no-aot",
            "--port=" + port,
            "--management-port=" + managementPort,
            "--kafka-port=" + Ports.reserve(),
            "--kafka-controller-port=" + Ports.reserve(),
            "--postgres-port=" + Ports.reserve(),
            "--redis-port=" + Ports.reserve(),
            "--session-redis-port=" + Ports.reserve());

    @BeforeEach
    void start() throws Exception {
        FileTree.delete(HOME.root());
        Files.deleteIfExists(BACKUP);
        assertThat(liftline(up).code()).isZero();
    }

    @AfterEach
    void stop() {
        assertThat(liftline("down").code()).isZero();
    }

    @Test
    void restoresEveryTotalAfterAReset() throws Exception {
        var resort = "";
        var keys = LocalSecrets.read(HOME.secrets());
        try (var gateway = gateway(keys)) {
            for (int skier = 1; skier <= SKIERS; skier++) {
                gateway.ride(1, "2026", 7, skier, 217, 21);
                gateway.ride(1, "2026", 7, skier, 218, skier);
            }
            for (int skier = 1; skier <= SKIERS; skier++) {
                gateway.awaitBody(Gateway.skierDay(1, "2026", 7, skier), Integer.toString(210 + 10 * skier));
            }
            awaitNoLag();
            tools();
            upAgain();
            resort = gateway.get("/resorts/1/seasons/2026/days/7").body();

            assertThat(liftline("backup", BACKUP.toString()).text())
                    .contains("80 rides of 40 skier days are backed up in " + BACKUP)
                    .contains("Kafka held no ride that was not stored.");
            assertThat(liftline("backup", BACKUP.toString()))
                    .isEqualTo(new Output(
                            1, "", "%s exists: choose another file, or replace it with --force.\n".formatted(BACKUP)));
            assertThat(liftline("restore", BACKUP.toString()).text()).startsWith("The database has rides already");

            assertThat(liftline("down").code()).isZero();
            assertThat(liftline("reset", "--yes").code()).isZero();
            assertThat(liftline(up).code()).isZero();
        }
        try (var gateway = gateway(LocalSecrets.read(HOME.secrets()))) {
            // "No data" is in the cache before the restore.
            assertThat(gateway.get(Gateway.skierDay(1, "2026", 7, 3)).status()).isEqualTo(404);

            assertThat(liftline("restore", BACKUP.toString()).text())
                    .contains("80 rides of 40 skier days are restored, as of 20");

            for (int skier = 1; skier <= SKIERS; skier++) {
                assertThat(gateway.get(Gateway.skierDay(1, "2026", 7, skier)).body())
                        .isEqualTo(Integer.toString(210 + 10 * skier));
            }
            assertThat(gateway.get("/resorts/1/seasons/2026/days/7").body()).isEqualTo(resort);
            // A ride that the backup holds counts once; a new one counts.
            gateway.ride(1, "2026", 7, 3, 217, 21);
            gateway.ride(1, "2026", 7, 3, 300, 5);
            gateway.awaitBody(Gateway.skierDay(1, "2026", 7, 3), "290");
        }
        // The keys that the backup holds are valid again.
        try (var gateway = gateway(keys)) {
            gateway.awaitBody(Gateway.skierDay(1, "2026", 7, 3), "290");
        }
    }

    private Gateway gateway(Credentials credentials) {
        return new Gateway(URI.create("http://127.0.0.1:" + port), credentials);
    }

    /** The prompts of their own: no psql and no redis-cli is on the PATH. */
    private static void tools() {
        assertThat(liftline("psql", "SELECT count(*) AS rides FROM lift_ride"))
                .isEqualTo(new Output(0, "rides\n-----\n   80\n(1 row)\n", ""));
        assertThat(liftline("psql", "-c", "SELECT nothing").text()).startsWith("ERROR: column \"nothing\"");
        assertThat(liftline("redis", "PING")).isEqualTo(new Output(0, "PONG\n", ""));
        assertThat(liftline("redis", "GET", "skier-day:{3}:2026:1:7").text()).isEqualTo("2:240\n");
        assertThat(liftline("kafka", "topics").text())
                .containsPattern("(?m)^lift-rides +12 +80 +1 +1$")
                .contains("lift-rides-dlt");
        assertThat(liftline("kafka", "groups").text())
                .containsPattern("(?m)^liftride-consumer-service +Stable +\\d+ +lift-rides +0$");
        assertThat(liftline("kafka", "read", "lift-rides", "-n", "1").text())
                .hasLineCount(1)
                .contains("\"liftId\":40");
        assertThat(liftline("kafka", "read", "no-such-topic").text())
                .startsWith("There are no records in no-such-topic");
    }

    private void upAgain() {
        assertThat(liftline(up))
                .isEqualTo(new Output(
                        0,
                        "Liftline runs already on %s, with the options it was started with.%nNo replica runs an outdated application.%n"
                                .formatted(HOME.root()),
                        ""));
    }

    private static void awaitNoLag() {
        await().atMost(30, SECONDS)
                .untilAsserted(
                        () -> assertThat(liftline("kafka", "groups").text()).containsPattern("(?m) lift-rides +0$"));
    }

    private static Output liftline(List<String> arguments) {
        return liftline(arguments.toArray(String[]::new));
    }

    private static Output liftline(String... arguments) {
        // No server's own tool is on the PATH. The detached launcher needs its commands.
        Map<String, String> environment = arguments[0].equals("up") ? Map.of() : Map.of("PATH", "");
        return LiftlineProcess.run(HOME, environment, arguments);
    }
}
