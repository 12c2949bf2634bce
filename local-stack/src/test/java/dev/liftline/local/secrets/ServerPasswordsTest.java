package dev.liftline.local.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.liftline.local.process.StartException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerPasswordsTest {

    @TempDir
    private Path secrets = Path.of("");

    @Test
    void areMadeOnceForTheirUserAlone() throws IOException {
        assertThat(ServerPasswords.read(secrets).isNone()).isTrue();

        var passwords = ServerPasswords.createOrRead(secrets);

        assertThat(ServerPasswords.createOrRead(secrets)).isEqualTo(passwords);
        assertThat(ServerPasswords.read(secrets)).isEqualTo(passwords);
        assertThat(List.of(
                        passwords.superuser(),
                        passwords.liftline(),
                        passwords.identity(),
                        passwords.app(),
                        passwords.board(),
                        passwords.sessions()))
                .doesNotHaveDuplicates()
                .allMatch(password -> password.matches("[A-Za-z0-9_-]{43}"))
                .noneMatch(password -> passwords.toString().contains(password));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(ServerPasswords.file(secrets))))
                .isEqualTo("rw-------");
    }

    @Test
    void theFileOfAnOlderReleaseGetsThePasswordsThatItLacks() throws IOException {
        var file = ServerPasswords.file(secrets);
        var newer = ServerPasswords.createOrRead(secrets);
        Files.write(file, Files.readAllLines(file).subList(0, 5));

        var older = ServerPasswords.read(secrets);
        assertThat(older.app()).isEmpty();
        assertThat(older.sessions()).isEqualTo(newer.sessions());

        var completed = ServerPasswords.createOrRead(secrets);
        assertThat(completed.liftline()).isEqualTo(newer.liftline());
        assertThat(completed.sessions()).isEqualTo(newer.sessions());
        assertThat(completed.app()).matches("[A-Za-z0-9_-]{43}").isNotEqualTo(newer.app());
        assertThat(completed.board()).matches("[A-Za-z0-9_-]{43}");
    }

    @Test
    void aDamagedFileIsOneSentence() throws IOException {
        ServerPasswords.createOrRead(secrets);
        Files.write(
                ServerPasswords.file(secrets),
                Files.readAllLines(ServerPasswords.file(secrets)).subList(0, 3));

        assertThatThrownBy(() -> ServerPasswords.read(secrets))
                .isInstanceOf(StartException.class)
                .hasMessageContaining("server-passwords.csv is damaged");
    }
}
