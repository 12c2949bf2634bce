package dev.liftline.e2e.commands;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.liftline.e2e.commands.LiftlineProcess.Output;
import dev.liftline.e2e.stack.Gateway;
import dev.liftline.local.StackHome;
import dev.liftline.local.load.Credentials;
import dev.liftline.local.process.Commands;
import dev.liftline.local.process.FileTree;
import dev.liftline.local.secrets.LocalSecrets;
import dev.liftline.local.secrets.ServerPasswords;
import dev.liftline.model.caller.Credential;
import dev.liftline.model.caller.Credential.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A full run, logged in detail and with servers that die, leaves no secret in the log of any process. */
@Tag("slow")
class SecretsInLogsIT {

    private static final StackHome HOME =
            new StackHome(Path.of("target", "secrets-in-logs").toAbsolutePath());
    private static final String IN_DETAIL = "-Dlogging.level.dev.liftline=debug";
    private static final String PIN = "granite-ledge-31";
    private static final String WRONG_PIN = "granite-ledge-32";

    private final SecretsInLogs secrets = new SecretsInLogs();

    @TempDir
    private Path planted = Path.of("");

    @BeforeEach
    void start() throws IOException {
        FileTree.delete(HOME.root());
        Output up = LiftlineProcess.run(
                HOME, Map.of("LIFTLINE_JAVA_OPTS", IN_DETAIL), "up", "--detach", "--no-aot", "--ports=free");
        assertThat(up.code()).as(up.text()).isZero();
    }

    @AfterEach
    void stop() {
        assertThat(liftline("down").code()).isZero();
    }

    @Test
    void noLogHoldsASecret() throws Exception {
        addSecretsOfTheStart();
        assertThat(liftline("demo", "--skiers=20", "--seconds=0").out()).contains("✓ Every skier's total");
        try (Gateway gateway = new Gateway(gateway(), Credentials.NONE)) {
            String key = aKeyIsCreatedUsedRotatedAndRevoked(gateway);
            String pass = aSkierActivatesAPass(gateway);
            String token = aSkierSignsInAndOut(gateway, pass);
            anOperatorSignsIn(gateway);
            everyPortGetsMisplacedSecrets(
                    List.of(key, token, LocalSecrets.read(HOME.secrets()).adminKey()));
            managementPortsHaveNoOtherRoutes();
            serversDieMeanwhile(gateway, pass);
        }

        assertThat(secrets.size()).isGreaterThan(30);
        assertThat(secrets.findings(HOME.logs())).isEmpty();
        assertThat(Files.readString(HOME.logs().resolve("identity-1.log"))
                        + Files.readString(HOME.logs().resolve("identity-2.log")))
                .as("requests are logged")
                .contains("POST /session responded with 201", "POST /session responded with 401");
        Files.writeString(
                planted.resolve("planted.log"),
                "x " + secrets.add(LocalSecrets.read(HOME.secrets()).adminKey()));
        assertThat(secrets.findings(planted)).as("a planted one is found").hasSize(1);
    }

    private void addSecretsOfTheStart() throws IOException {
        LocalSecrets made = LocalSecrets.read(HOME.secrets());
        secrets.add(made.adminKey());
        secrets.add(made.adminPassphrase());
        for (int resort = 1; resort <= LocalSecrets.RESORTS; resort++) {
            secrets.add(made.scannerKey(resort));
        }
        made.skiers().forEach(skier -> secrets.add(skier.pin()));
        Files.readAllLines(LocalSecrets.internalFile(HOME.secrets())).forEach(secrets::add);
        var passwords = ServerPasswords.read(HOME.secrets());
        List.of(passwords.superuser(), passwords.liftline(), passwords.identity(), passwords.sessions())
                .forEach(secrets::add);
        Files.readAllLines(HOME.run().resolve("control")).stream()
                .filter(line -> line.startsWith("token="))
                .forEach(line -> secrets.add(line.substring("token=".length())));
    }

    private String aKeyIsCreatedUsedRotatedAndRevoked(Gateway gateway) {
        String first = keyIn(liftline("keys", "create", "--name", "alder", "--resort", "3"));
        for (String[] header : new String[][] {{Credentials.HEADER, first}, {"Authorization", "Bearer " + first}}) {
            await().atMost(10, SECONDS)
                    .until(() -> gateway.send(
                                            "POST",
                                            Gateway.skierDay(3, "2026", 7, 12_345),
                                            "{\"time\":217,\"liftID\":21}",
                                            "Content-Type",
                                            "application/json",
                                            header[0],
                                            header[1])
                                    .status()
                            == 201);
        }
        String id = first.split("_", -1)[2];
        String second = keyIn(liftline("keys", "rotate", id, "--overlap", "1h"));
        assertThat(liftline("keys", "revoke", id).code()).isZero();
        assertThat(liftline("keys", "revoke", second).code())
                .as("a key is no id")
                .isOne();
        await().atMost(10, SECONDS)
                .until(() -> gateway.get("/resorts", Credentials.HEADER, first).status() == 401);
        return second;
    }

    private String keyIn(Output output) {
        var key = Pattern.compile("ll_scan_\\S+").matcher(output.out());
        assertThat(key.find()).as(output.text()).isTrue();
        return secrets.add(key.group());
    }

    private String aSkierActivatesAPass(Gateway gateway) {
        String text = liftline("passes", "activate", "--skier", "4711").out();
        var activation =
                Pattern.compile("Pass  (\\S+)\\nCode  (\\S+), shown this once").matcher(text);
        assertThat(activation.find()).as(text).isTrue();
        String code = secrets.add(activation.group(2));
        assertThat(gateway.post("/activations", json("code", code, "pin", secrets.add("83519275")))
                        .status())
                .isIn(204, 400);
        gateway.post("/activations", json("code", code, "pin", secrets.add(PIN)));
        gateway.post("/activations", json("code", secrets.add(code + "X"), "pin", PIN));
        return activation.group(1);
    }

    private String aSkierSignsInAndOut(Gateway gateway, String pass) {
        assertThat(gateway.post("/session", json("pass", pass, "pin", secrets.add(WRONG_PIN)))
                        .status())
                .isEqualTo(401);
        var skier = LocalSecrets.read(HOME.secrets()).skiers().get(3);
        var session = gateway.post("/session", json("pass", skier.pass(), "pin", skier.pin()));
        assertThat(session.status()).isEqualTo(201);
        String cookie = session.header("Set-Cookie").replaceFirst(";.*", "");
        String token = secrets.add(session.json().path("token").asString());
        assertThat(gateway.get("/me", "Cookie", cookie).status()).isEqualTo(200);
        assertThat(gateway.get("/me", "Authorization", "Bearer " + token).status())
                .isEqualTo(200);
        assertThat(gateway.send("DELETE", "/session", "", "Authorization", "Bearer " + token)
                        .status())
                .isEqualTo(204);
        gateway.get("/me", "Cookie", cookie);
        return token;
    }

    private void anOperatorSignsIn(Gateway gateway) {
        String passphrase = LocalSecrets.read(HOME.secrets()).adminPassphrase();
        for (String tried : List.of(passphrase, secrets.add(passphrase + "-no"))) {
            var session = gateway.post("/session", json("operator", "admin", "passphrase", tried));
            if (session.status() == 201) {
                String token = secrets.add(session.json().path("token").asString());
                assertThat(gateway.send("DELETE", "/sessions", "", "Authorization", "Bearer " + token)
                                .status())
                        .isEqualTo(204);
            }
        }
    }

    /** Ports that take requests of clients, and those that only this machine reaches. */
    private void everyPortGetsMisplacedSecrets(List<String> real) {
        String unknown = secrets.add(Credential.generate(Kind.SCANNER, "nobody").text());
        String pin = secrets.add("basalt-ridge-77");
        try (var ports = Executors.newVirtualThreadPerTaskExecutor()) {
            for (JsonNode process : processes()) {
                for (JsonNode port : List.of(process.path("port"), process.path("managementPort"))) {
                    if (port.asInt(-1) > 0 && process.path("name").asString().matches("[a-z].*")) {
                        URI server = URI.create("http://127.0.0.1:" + port.asInt());
                        ports.execute(() -> MisplacedSecrets.send(server, unknown, pin));
                    }
                }
            }
            for (String credential : real) {
                ports.execute(() -> MisplacedSecrets.send(gateway(), credential, pin));
            }
        }
    }

    private static void managementPortsHaveNoOtherRoutes() {
        for (JsonNode process : processes()) {
            int port = process.path("managementPort").asInt(-1);
            if (port > 0) {
                try (Gateway management = new Gateway(URI.create("http://127.0.0.1:" + port), Credentials.NONE)) {
                    assertThat(management.post("/session", "{}").status())
                            .as(process.path("name").asString())
                            .isEqualTo(404);
                }
            }
        }
    }

    private void serversDieMeanwhile(Gateway gateway, String pass) throws IOException {
        String admin = LocalSecrets.read(HOME.secrets()).adminKey();
        for (String victim : List.of("PostgreSQL", "Redis-sessions", "identity-1")) {
            kill(victim);
            for (int i = 0; i < 5; i++) {
                tryTo(() -> gateway.post("/session", json("pass", pass, "pin", PIN)));
                tryTo(() -> gateway.post("/session", json("pass", "LL-00000001", "pin", WRONG_PIN)));
                tryTo(() -> gateway.post("/activations", json("code", "R2YT-Y9E9-JM32-Q8QJ-6JQW", "pin", PIN)));
                tryTo(() -> gateway.get("/admin/keys", "Authorization", "Bearer " + admin));
            }
            await().atMost(90, SECONDS)
                    .untilAsserted(() -> assertThat(liftline("status").code()).isZero());
        }
    }

    private static void kill(String process) throws IOException {
        for (JsonNode one : processes()) {
            if (one.path("name").asString().equals(process)) {
                assertThat(Commands.succeeds("kill", "-KILL", one.path("pid").asString()))
                        .isTrue();
            }
        }
    }

    private static void tryTo(Runnable request) {
        try {
            request.run();
        } catch (UncheckedIOException e) {
            // Its replica was killed.
        }
    }

    private static URI gateway() {
        return URI.create(status().path("gateway").asString());
    }

    private static List<JsonNode> processes() {
        return status().path("processes").valueStream().toList();
    }

    private static JsonNode status() {
        return JsonMapper.shared().readTree(liftline("status", "--json").out());
    }

    private static String json(String firstName, String first, String secondName, String second) {
        return "{\"%s\":\"%s\",\"%s\":\"%s\"}".formatted(firstName, first, secondName, second);
    }

    private static Output liftline(String... arguments) {
        return LiftlineProcess.run(HOME, arguments);
    }
}
