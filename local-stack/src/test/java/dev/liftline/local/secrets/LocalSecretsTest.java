package dev.liftline.local.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.liftline.local.process.StartException;
import dev.liftline.model.caller.CallerSecrets;
import dev.liftline.model.caller.Credential;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class LocalSecretsTest {

    private static final String KEEP = "rw-------";

    @TempDir
    private Path home = Path.of("");

    private Path directory() {
        return home.resolve("secrets");
    }

    @Test
    void onlyTheUserCanReadThem() throws IOException {
        LocalSecrets.createOrRead(directory());

        assertThat(mode(directory())).isEqualTo("rwx------");
        assertThat(files().keySet())
                .containsExactly(
                        "admin-key",
                        "admin-passphrase",
                        "initial-access.json",
                        "internal",
                        "scanner-keys.csv",
                        "skiers.csv");
        for (var file : files().keySet()) {
            assertThat(mode(directory().resolve(file))).as(file).isEqualTo(KEEP);
        }
        assertThat(home).isDirectoryNotContaining("glob:**/.*");
    }

    @Test
    void laterStartsKeepThem() throws IOException {
        var first = LocalSecrets.createOrRead(directory());
        var files = files();

        var second = LocalSecrets.createOrRead(directory());

        assertThat(files()).isEqualTo(files);
        assertThat(second.adminKey()).isEqualTo(first.adminKey());
        assertThat(second.skiers()).isEqualTo(first.skiers());
    }

    @Test
    void holdAKeyForEachResortAndSkiersWithPins() {
        var secrets = LocalSecrets.createOrRead(directory());

        assertThat(kind(secrets.adminKey())).isEqualTo(Credential.Kind.OPERATOR);
        assertThat(IntStream.rangeClosed(1, 10).mapToObj(secrets::scannerKey))
                .doesNotHaveDuplicates()
                .allMatch(key -> kind(key) == Credential.Kind.SCANNER);
        assertThat(secrets.scanner(10)).isEqualTo(secrets.scannerKey(10));
        assertThat(secrets.scanner(11)).isEqualTo(secrets.adminKey());
        assertThatThrownBy(() -> secrets.scannerKey(11)).hasMessage("there is no scanner key of resort 11");
        assertThat(secrets.skiers()).hasSize(10).allSatisfy(skier -> {
            assertThat(skier.pass()).isEqualTo("LL-%08d", skier.id());
            assertThat(skier.pin()).matches("\\d{7}");
            assertThat(skier).asString().doesNotContain(skier.pin());
        });
    }

    @Test
    void theInternalSecretIsOneThatServicesAccept() {
        LocalSecrets.createOrRead(directory());

        assertThat(CallerSecrets.of(LocalSecrets.internalFile(directory()))).isNotNull();
    }

    @Test
    void theInitialAccessNamesAllOfThem() throws IOException {
        var secrets = LocalSecrets.createOrRead(directory());

        var access = JsonMapper.shared().readTree(Files.readString(LocalSecrets.initialAccessFile(directory())));

        assertThat(access.path("keys")).hasSize(11);
        assertThat(access.path("keys").path(0).propertyNames()).containsExactly("credential", "name", "role");
        assertThat(access.path("keys").path(0).path("credential").asString()).isEqualTo(secrets.adminKey());
        assertThat(access.path("keys").path(0).path("role").asString()).isEqualTo("admin");
        assertThat(access.path("keys").path(10).path("credential").asString()).isEqualTo(secrets.scannerKey(10));
        assertThat(access.path("keys").path(10).path("name").asString()).isEqualTo("resort-10");
        assertThat(access.path("keys").path(10).path("role").asString()).isEqualTo("scanner");
        assertThat(access.path("keys").path(10).path("resort").asInt()).isEqualTo(10);
        assertThat(access.path("operators").path(0).path("name").asString()).isEqualTo("admin");
        assertThat(access.path("operators").path(0).path("passphrase").asString())
                .isEqualTo(secrets.adminPassphrase());
        assertThat(access.path("skiers")).hasSize(10);
        assertThat(access.path("skiers").path(6).path("pass").asString()).isEqualTo("LL-00000007");
        assertThat(access.path("skiers").path(6).path("skier").asInt()).isEqualTo(7);
        assertThat(access.path("skiers").path(6).path("pin").asString())
                .isEqualTo(secrets.skiers().get(6).pin());
    }

    @ParameterizedTest
    @ValueSource(strings = {"admin-key", "admin-passphrase", "internal", "scanner-keys.csv", "skiers.csv"})
    void aMissingFileIsOneSentenceWithTheRemedy(String file) throws IOException {
        LocalSecrets.createOrRead(directory());
        Files.delete(directory().resolve(file));

        assertThatThrownBy(() -> LocalSecrets.createOrRead(directory()))
                .isInstanceOf(StartException.class)
                .hasMessage(
                        "%s is damaged (it is missing): put back a copy of it, or run ./liftline reset for new secrets and no data.",
                        directory().resolve(file));
    }

    @ParameterizedTest
    @CsvSource({
        "admin-key, ll_oper_x_short, a key in it is incomplete",
        "admin-key, '', it must have one line",
        "internal, short, it must have one or two lines of at least 43 characters",
        "scanner-keys.csv, '1,ll_scan', 'its first line must be resort,key, and others follow'",
        "scanner-keys.csv, 'resort,key\n1,ll_scan', a key in it is incomplete",
        "skiers.csv, 'skier,pass,pin\n1,2', each line must have 3 values",
        "skiers.csv, 'skier,pass,pin\nx,LL-1,999999', a line does not begin with a number",
    })
    void aDamagedFileIsOneSentenceWithoutItsContent(String file, String content, String reason) throws IOException {
        LocalSecrets.createOrRead(directory());
        Files.writeString(directory().resolve(file), content);

        assertThatThrownBy(() -> LocalSecrets.createOrRead(directory()))
                .isInstanceOf(StartException.class)
                .hasMessageContaining("%s is damaged (%s): put back", file, reason)
                .hasMessageNotContainingAny("ll_", "999999");
    }

    @Test
    void othersMustNotReadThem() throws IOException {
        LocalSecrets.createOrRead(directory());
        var key = directory().resolve("admin-key");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));

        assertThatThrownBy(() -> LocalSecrets.read(directory()))
                .isInstanceOf(StartException.class)
                .hasMessageStartingWith(key + " can be read by other users: run chmod 600");
    }

    @Test
    void withoutAStartThereAreNone() {
        assertThatThrownBy(() -> LocalSecrets.read(directory()))
                .isInstanceOf(StartException.class)
                .hasMessage("There are no secrets in %s: ./liftline up makes them.", directory());
    }

    private static Credential.Kind kind(String key) {
        return Objects.requireNonNull(Credential.parse(key)).kind();
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    /** Names and contents. */
    private Map<String, String> files() throws IOException {
        var contents = new TreeMap<String, String>();
        try (var files = Files.newDirectoryStream(directory())) {
            for (var file : files) {
                contents.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return contents;
    }
}
