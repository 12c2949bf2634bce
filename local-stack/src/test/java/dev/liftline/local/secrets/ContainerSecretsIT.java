package dev.liftline.local.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** The script {@code docker/secrets} makes and rotates the same files as the launcher. */
class ContainerSecretsIT {

    private static final Path SCRIPT = Path.of("..", "docker", "secrets").toAbsolutePath();

    @TempDir
    private Path home = Path.of("");

    @Test
    void makesTheFilesThatTheLauncherMakes() throws Exception {
        var made = home.resolve("made");
        LocalSecrets.createOrRead(home.resolve("expected"));

        run("make", made);

        assertThat(names(made)).isEqualTo(names(home.resolve("expected")));
        for (var file : names(made)) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made.resolve(file))))
                    .as(file)
                    .isEqualTo("rw-------");
        }
        var access = Files.readString(LocalSecrets.initialAccessFile(made));
        // Reads every file, and writes the initial access from them.
        var secrets = LocalSecrets.createOrRead(made);
        assertThat(JsonMapper.shared().readTree(access))
                .isEqualTo(JsonMapper.shared().readTree(Files.readString(LocalSecrets.initialAccessFile(made))));
        assertThat(secrets.scannerKey(LocalSecrets.RESORTS)).contains("_resort-10-");
        assertThat(secrets.skiers())
                .hasSize(LocalSecrets.SKIERS)
                .allSatisfy(skier -> assertThat(skier.pin()).matches("\\d{7}"));
    }

    @Test
    void keepsWhatIsThere() throws Exception {
        run("make", home);
        var key = Files.readString(LocalSecrets.adminKeyFile(home));
        var internal = Files.readString(LocalSecrets.internalFile(home));

        assertThat(run("make", home)).isEmpty();

        assertThat(LocalSecrets.adminKeyFile(home)).hasContent(key);
        assertThat(LocalSecrets.internalFile(home)).hasContent(internal);
    }

    @Test
    void makesTheInternalSecretInADirectoryOfItsOwn() throws Exception {
        run("make", home.resolve("secrets"), home.resolve("caller"));

        assertThat(names(home.resolve("caller"))).containsExactly("internal");
        assertThat(names(home.resolve("secrets"))).doesNotContain("internal");
        assertThat(LocalSecrets.read(home.resolve("secrets")).adminKey()).startsWith("ll_oper_local-admin-");
    }

    @Test
    void rotatesInThreeSteps() throws Exception {
        run("make", home);
        var old = internal();

        run("add", home);
        var two = internal();
        run("swap", home);
        var swapped = internal();
        run("drop", home);

        assertThat(two).hasSize(2).startsWith(old.getFirst());
        assertThat(swapped).isEqualTo(two.reversed());
        assertThat(internal()).containsExactly(two.getLast());
    }

    @Test
    void rotatesAtOnceAndCompletesAnInterruptedRotation() throws Exception {
        run("make", home);
        run("add", home);
        var before = internal();

        var output = run("rotate", home);

        assertThat(output).contains("interrupted", "1/3", "2/3", "3/3");
        assertThat(internal()).hasSize(1).doesNotContainAnyElementsOf(before);
        assertThat(output).doesNotContain(before.getFirst(), internal().getFirst());
    }

    private List<String> internal() {
        return InternalSecrets.read(LocalSecrets.internalFile(home));
    }

    private static List<String> names(Path directory) throws IOException {
        try (var files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    /** Returns what it printed. Fails unless it ends with 0. */
    private static String run(String command, Path... directories) throws IOException, InterruptedException {
        var arguments = Stream.concat(
                        Stream.of(SCRIPT.toString(), command),
                        Stream.of(directories).map(Path::toString))
                .toList();
        var builder = new ProcessBuilder(arguments).redirectErrorStream(true);
        builder.environment().put("LIFTLINE_SECRETS_UNTIL_READ", "0");
        builder.environment().put("LIFTLINE_SECRETS_UNTIL_EXPIRED", "0");
        var process = builder.start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
