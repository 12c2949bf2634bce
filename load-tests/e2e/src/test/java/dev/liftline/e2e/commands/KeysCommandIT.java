package dev.liftline.e2e.commands;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.liftline.e2e.commands.LiftlineProcess.Output;
import dev.liftline.e2e.stack.Gateway;
import dev.liftline.local.LocalStack;
import dev.liftline.local.StackHome;
import dev.liftline.local.StackPorts;
import dev.liftline.local.control.ControlServer;
import dev.liftline.local.load.Credentials;
import dev.liftline.local.process.FileTree;
import dev.liftline.local.replica.Role;
import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** {@code ./liftline keys}, {@code passes} and {@code demo} on a stack that asks who sends each request. */
@Tag("slow")
class KeysCommandIT {

    private static final StackHome HOME = new StackHome(Path.of("target", "keys"));
    private static final Pattern CREATED =
            Pattern.compile("Key (\\S+)\\. Keep it: [^\\n]*\\n(ll_scan_\\S+)\\n", Pattern.DOTALL);
    private static final String RIDE = "{\"time\":217,\"liftID\":21}";

    private static final LocalStack STACK = LocalStack.builder()
            .repository(Path.of("..", ".."))
            .home(HOME.root())
            .ports(StackPorts.ephemeral())
            .replicas(Role.INGEST, 1)
            .open(false)
            .build();

    private static final Gateway GATEWAY = new Gateway(STACK.gatewayUrl(), Credentials.NONE);
    private static AutoCloseable control = () -> {};

    private record Key(String id, String credential) {

        static Key of(Output output) {
            assertThat(output.err()).isEmpty();
            Matcher created = CREATED.matcher(output.out());
            assertThat(created.find()).as(output.out()).isTrue();
            return new Key(created.group(1), created.group(2));
        }
    }

    @BeforeAll
    static void start() throws IOException {
        FileTree.delete(HOME.root());
        STACK.start();
        control = new ControlServer(STACK, HOME, report -> 0, () -> {});
    }

    @AfterAll
    static void stop() throws Exception {
        control.close();
        GATEWAY.close();
        STACK.close();
    }

    @Test
    void aKeyLivesFromItsCreationToItsRevocation() {
        Key first = Key.of(liftline("keys", "create", "--name", "alder-gate", "--resort", "3", "--lift", "21"));
        await().atMost(10, SECONDS)
                .untilAsserted(() -> assertThat(post(3, first)).isEqualTo(201));
        assertThat(post(4, first)).as("another resort").isEqualTo(403);

        String list = liftline("keys", "list").out();
        assertThat(list)
                .containsPattern("(?m)^%s +alder-gate +scanner +3 +21 +-$".formatted(first.id()))
                .containsPattern("(?m)^local-admin-\\S+ +local-admin +admin +any +any +-$")
                .containsPattern("(?m)^resort-10-\\S+ +resort-10 +scanner +10 +any +-$")
                .doesNotContain("ll_", first.credential());

        Output rotated = liftline("keys", "rotate", first.id(), "--overlap", "1h");
        assertThat(rotated.out()).startsWith(first.id() + " is valid for another 1h.\n");
        Key second = Key.of(rotated);
        await().atMost(10, SECONDS)
                .untilAsserted(() -> assertThat(post(3, second)).isEqualTo(201));
        assertThat(post(3, first)).as("within the overlap").isEqualTo(201);

        assertThat(liftline("keys", "revoke", first.id()))
                .isEqualTo(new Output(0, first.id() + " is not valid any more.\n", ""));
        await().atMost(10, SECONDS)
                .untilAsserted(() -> assertThat(post(3, first)).isEqualTo(401));
        assertThat(post(3, second)).isEqualTo(201);
        assertThat(liftline("keys", "list").out()).containsPattern("(?m)^%s .* revoked 20".formatted(first.id()));
    }

    @Test
    void anUnknownKeyIsOneSentence() {
        Output output = liftline("keys", "revoke", "nobody");

        assertThat(output.code()).isEqualTo(1);
        assertThat(output.err()).hasLineCount(1).contains("nobody").endsWith(".\n");
    }

    @Test
    void aNameThatIsNoneIsOneSentence() {
        Output output = liftline("keys", "create", "--name", "a/b", "--resort", "1");

        assertThat(output.code()).isEqualTo(1);
        assertThat(output.err()).hasLineCount(1).contains("name must be").endsWith(".\n");
    }

    @Test
    void aSkierChoosesAPinWithTheCodeOfANewPassAndSignsIn() {
        String text = liftline("passes", "activate", "--skier", "4711").out();
        Matcher activation =
                Pattern.compile("Pass  (\\S+)\\nCode  (\\S+), shown this once").matcher(text);
        assertThat(activation.find()).as(text).isTrue();

        assertThat(GATEWAY.post("/activations", json("code", activation.group(2), "pin", "9053178"))
                        .status())
                .isEqualTo(204);
        var session = GATEWAY.post("/session", json("pass", activation.group(1), "pin", "9053178"));
        assertThat(session.status()).as(session.body()).isEqualTo(201);
        var token = JsonMapper.shared().readTree(session.body()).path("token").asString();
        assertThat(GATEWAY.get("/me", "Authorization", "Bearer " + token).body())
                .contains("4711");
    }

    @Test
    void anOperatorLivesFromCreationToDeletion() {
        String first = passphrase(liftline("operators", "create", "--name", "night", "--role", "security"));
        assertThat(signIn("night", first)).isEqualTo(201);
        assertThat(liftline("operators", "list").out())
                .containsPattern("(?m)^admin +admin +any$")
                .containsPattern("(?m)^night +security +any$")
                .doesNotContain(first);

        String second = passphrase(liftline("operators", "passphrase", "night"));
        assertThat(signIn("night", first)).isEqualTo(401);
        await().atMost(10, SECONDS)
                .untilAsserted(() -> assertThat(signIn("night", second)).isEqualTo(201));

        assertThat(liftline("operators", "delete", "night").out()).startsWith("night cannot sign in any more");
        assertThat(signIn("night", second)).isEqualTo(401);
        Output last = liftline("operators", "delete", "admin");
        assertThat(last.code()).isEqualTo(1);
        assertThat(last.err()).hasLineCount(1).contains("admin is the last admin");
    }

    private static String passphrase(Output output) {
        assertThat(output.err()).isEmpty();
        assertThat(output.out()).startsWith("Operator night. Keep the passphrase: it is shown this once.");
        return output.out().lines().toList().get(1);
    }

    private static int signIn(String operator, String passphrase) {
        return GATEWAY.post("/session", json("operator", operator, "passphrase", passphrase))
                .status();
    }

    @Test
    void aSkierOfTheFirstStartSignsIn() {
        var skier = STACK.secrets().skiers().get(6);

        assertThat(GATEWAY.post("/session", json("pass", skier.pass(), "pin", skier.pin()))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void theDemoSendsTheKeysOfTheStack() {
        assertThat(GATEWAY.get("/resorts").status()).isEqualTo(401);

        Output demo = liftline("demo", "--skiers", "20", "--seconds", "0");

        assertThat(demo.err()).isEmpty();
        assertThat(demo.out()).contains("✓ Every skier's total");
        assertThat(liftline("status").out()).contains("access           with keys and sessions");
    }

    private static int post(int resort, Key key) {
        return GATEWAY.send(
                        "POST",
                        Gateway.skierDay(resort, "2026", 7, 12_345),
                        RIDE,
                        "Content-Type",
                        "application/json",
                        Credentials.HEADER,
                        key.credential())
                .status();
    }

    private static String json(String firstName, String first, String secondName, String second) {
        return "{\"%s\":\"%s\",\"%s\":\"%s\"}".formatted(firstName, first, secondName, second);
    }

    private static Output liftline(String... arguments) {
        return LiftlineProcess.run(new StackHome(HOME.root().toAbsolutePath()), arguments);
    }
}
