package dev.liftline.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.liftline.local.preflight.UpOptions;
import dev.liftline.local.process.Ports;
import dev.liftline.local.secrets.LocalSecrets;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LiftlineTest {

    @TempDir
    private Path repository = Path.of("");

    private record Output(int code, String out, String err) {}

    @BeforeEach
    void anEmptyRepository() {
        System.setProperty("liftline.root", repository.toString());
    }

    @AfterEach
    void theRealRepository() {
        System.clearProperty("liftline.root");
    }

    private static Output liftline(String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        var code = Liftline.run(new PrintWriter(out), new PrintWriter(err), arguments);
        return new Output(code, out.toString(), err.toString());
    }

    @Test
    void showsAllCommandsWithoutACommand() {
        var output = liftline();

        assertThat(output.code()).isZero();
        assertThat(output.out()).contains("up", "status", "scale", "logs", "dead-letters", "down", "reset");
    }

    @Test
    void theCheckBeforeABuildKnowsEveryOptionOfUp() {
        var up = Objects.requireNonNull(Liftline.commandLine().getSubcommands().get("up"));

        assertThat(UpOptions.NAMES).isEqualTo(up.getCommandSpec().optionsMap().keySet());
    }

    @Test
    void rejectsAnUnknownCommand() {
        var output = liftline("launch");

        assertThat(output)
                .isEqualTo(new Output(
                        2, "", "./liftline has no command 'launch': ./liftline --help shows how to use it.\n"));
    }

    @Test
    void explainsHowToStartWhenNothingRuns() {
        for (var command : new String[][] {
            {"status"},
            {"scale", "ingest=4"},
            {"dead-letters"},
            {"dead-letters", "replay"},
            {"psql", "-c", "SELECT 1"},
            {"redis", "INFO"},
            {"kafka", "topics"},
            {"kafka", "groups"},
            {"status", "--json"},
            {"backup", "file"},
            {"restore", "file"},
            {"redis", "--sessions", "INFO"},
            {"keys", "list"},
            {"keys", "create", "--name", "alder", "--resort", "3"},
            {"keys", "rotate", "alder"},
            {"keys", "revoke", "alder"},
            {"operators", "list"},
            {"operators", "create", "--name", "night", "--role", "security"},
            {"operators", "passphrase", "night"},
            {"operators", "delete", "night"},
            {"passes", "activate", "--skier", "7"}
        }) {
            assertThat(liftline(command))
                    .isEqualTo(new Output(1, "", "Liftline is not running: ./liftline up starts it.\n"));
        }
        assertThat(liftline("down")).isEqualTo(new Output(0, "Liftline is not running.\n", ""));
    }

    @Test
    void rejectsAnInvalidScaleRequestFirst() {
        assertThat(liftline("scale", "ingest=99"))
                .isEqualTo(new Output(2, "", "ingest takes 1 to 16 replicas, not 99.\n"));
        assertThat(liftline("scale"))
                .isEqualTo(new Output(
                        2, "", "SERVICE=REPLICAS is missing: ./liftline scale --help shows how to use it.\n"));
        assertThat(liftline("scale", "foo=2"))
                .isEqualTo(new Output(
                        2,
                        "",
                        "There is no service 'foo' to scale: choose one of ingest, consumer, query-mobile,"
                                + " query-web, identity.\n"));
    }

    @ParameterizedTest
    @CsvSource({
        "up --detahc, ./liftline up has no option --detahc: did you mean --detach?",
        "up --prot=80, ./liftline up has no option --prot: did you mean --port?",
        "sttaus, ./liftline has no command 'sttaus': did you mean status?",
        "help sttaus, ./liftline has no command 'sttaus': did you mean status?",
        "dead-letters repaly, ./liftline dead-letters has no command 'repaly': did you mean replay?",
        "status now, ./liftline status takes no argument 'now': ./liftline status --help shows how to use it.",
        "up --port, --port has no value: ./liftline up --help shows how to use it.",
        "up --port=, '--port=: must be a whole number from 1 to 65,535.'",
        "up --port=99999, '--port=99999: must be a whole number from 1 to 65,535.'",
        "up --port abc, '--port=abc: must be a whole number from 1 to 65,535.'",
        "up --ports=abc, '--ports=abc: must be +N with N up to 40000, free or default.'",
        "demo --seed x, --seed=x: must be a whole number.",
        "demo --url ftp://x, --url=ftp://x: must be a URL such as http://127.0.0.1:8080.",
        "logs --level loud, '--level=loud: must be one of trace, debug, info, warn, error.'",
        "status --json=maybe, --json=maybe: must be true or false.",
        "up --tls --no-tls, '--tls, --no-tls: choose one of them, or leave out both.'",
        "keys craete, ./liftline keys has no command 'craete': did you mean create?",
        "keys create --resort 3, '--name has no value: ./liftline keys create --help shows how to use it.'",
        "keys create --name a, '--resort is missing: a key of the role scanner is for one resort.'",
        "keys create --name a --role admin --lift 2, '--lift=2: only the key of a scanner is for one lift.'",
        "keys create --name a --resort 0, '--resort=0: must be a whole number, at least 1.'",
        "keys create --name a --role chief, '--role=chief: must be one of scanner, resort, security, admin.'",
        "keys rotate a --overlap soon, '--overlap=soon: must be a number with s, m, h or d, such as 24h.'",
        "keys revoke, KEYID is missing: ./liftline keys revoke --help shows how to use it.",
        "operators create --name a, '--role has no value: ./liftline operators create --help shows how to use it.'",
        "operators create --name a --role resort, '--resort is missing: an operator of the role resort is for one.'",
        "operators create --name a --role admin --resort 2, '--resort=2: an operator of the role admin is for all resorts.'",
        "operators delete, NAME is missing: ./liftline operators delete --help shows how to use it.",
        "passes activate, '--skier has no value: ./liftline passes activate --help shows how to use it.'",
    })
    void explainsWrongUseInOneSentence(String arguments, String sentence) {
        assertThat(liftline(arguments.split(" "))).isEqualTo(new Output(2, "", sentence + "\n"));
    }

    @Test
    void theSecretOfAStoppedStackIsReplacedAtOnce() throws IOException {
        var secrets = repository.resolve(".liftline/secrets");
        assertThat(liftline("secrets", "rotate"))
                .isEqualTo(new Output(
                        1, "", "There are no secrets in %s: ./liftline up makes them.\n".formatted(secrets)));
        LocalSecrets.createOrRead(secrets);
        var old = Files.readString(LocalSecrets.internalFile(secrets));

        assertThat(liftline("secrets", "rotate")).isEqualTo(new Output(0, "The secret is replaced.\n", ""));

        assertThat(Files.readString(LocalSecrets.internalFile(secrets)))
                .hasSameSizeAs(old)
                .isNotEqualTo(old);
    }

    @Test
    void demoPlaysAgainstNothingButItsOwnStack() {
        assertThat(liftline("demo"))
                .isEqualTo(new Output(
                        1,
                        "",
                        "Liftline is not running: ./liftline up starts it, or --url=http://… names another"
                                + " gateway.\n"));
    }

    @Test
    void helpListsTheExitCodes() {
        assertThat(liftline("help").out()).contains("Exit codes:", "wrong use", "a process is not ready");
    }

    @Test
    void upNamesTheFirstMissingJarAndLeavesNoLock() {
        var output = liftline(
                "up",
                "--port=" + Ports.reserve(),
                "--management-port=" + Ports.reserve(),
                "--kafka-port=" + Ports.reserve(),
                "--kafka-controller-port=" + Ports.reserve(),
                "--postgres-port=" + Ports.reserve(),
                "--redis-port=" + Ports.reserve(),
                "--session-redis-port=" + Ports.reserve());

        assertThat(output.code()).isEqualTo(1);
        assertThat(output.err()).contains("gateway-service.jar is missing: run ./mvnw package");
        assertThat(liftline("down").out()).isEqualTo("Liftline is not running.\n");
    }

    @Test
    void resetDeletesDataLogsAndSecretsWithYes() throws IOException {
        var data = repository.resolve(".liftline/data");
        assertThat(liftline("reset").out()).startsWith("There are no data, logs or secrets in ");
        Files.createDirectories(data.resolve("postgres"));
        var logs = Files.createDirectories(repository.resolve(".liftline/logs"));
        var secrets = repository.resolve(".liftline/secrets");
        LocalSecrets.createOrRead(secrets);

        assertThat(liftline("reset", "--yes").out())
                .isEqualTo("The data, the logs and the secrets are deleted:"
                        + " ./liftline up starts without data and makes new secrets.\n");

        assertThat(data).doesNotExist();
        assertThat(logs).doesNotExist();
        assertThat(secrets).doesNotExist();
    }

    @Test
    void logsShowTheLastLinesOfTheChosenProcesses() throws IOException {
        assertThat(liftline("logs").err()).startsWith("There are no logs yet");
        var logs = Files.createDirectories(repository.resolve(".liftline/logs"));
        Files.writeString(logs.resolve("ingest-1.log"), "one\ntwo\nthree\n");
        Files.writeString(logs.resolve("ingest-2.log"), "four\n");
        Files.writeString(logs.resolve("kafka.log"), "five\n");

        assertThat(liftline("logs", "ingest-1", "-n", "2").out()).isEqualTo("two\nthree\n");
        assertThat(liftline("logs", "ingest").out().lines())
                .containsExactly(
                        "ingest-1         | one",
                        "ingest-1         | two",
                        "ingest-1         | three",
                        "ingest-2         | four");
        assertThat(liftline("logs", "lift"))
                .isEqualTo(new Output(2, "", "There is no log of 'lift': choose one of ingest-1, ingest-2, kafka.\n"));
        assertThat(liftline("logs", "ingset-1").err())
                .isEqualTo("There is no log of 'ingset-1': did you mean ingest-1?\n");
    }
}
