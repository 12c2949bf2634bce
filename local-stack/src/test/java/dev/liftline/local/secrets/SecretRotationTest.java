package dev.liftline.local.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretRotationTest {

    @TempDir
    private Path home = Path.of("");

    private Path directory = Path.of("");
    private Path file = Path.of("");
    private String old = "";
    private final List<String> progress = new ArrayList<>();
    /** The waits, and the file's lines during each. */
    private final List<Duration> waits = new ArrayList<>();

    private final List<List<String>> steps = new ArrayList<>();

    @BeforeEach
    void makeSecrets() throws IOException {
        directory = home.resolve("secrets");
        LocalSecrets.createOrRead(directory);
        file = LocalSecrets.internalFile(directory);
        old = lines().getFirst();
    }

    private SecretRotation rotation() {
        return new SecretRotation(
                directory,
                duration -> {
                    waits.add(duration);
                    steps.add(lines());
                },
                progress::add);
    }

    @Test
    void bothSecretsAreValidUntilNobodyUsesTheOldOne() throws Exception {
        rotation().run();

        var next = lines().getFirst();
        assertThat(lines()).containsExactly(next).doesNotContain(old);
        assertThat(steps).containsExactly(List.of(old, next), List.of(next, old));
        assertThat(waits).containsExactly(Duration.ofSeconds(3), Duration.ofSeconds(65));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(progress).hasSize(3).noneMatch(line -> line.contains(next) || line.contains(old));
    }

    @Test
    void anInterruptedRotationLeavesBothSecretsAndIsCompletedByTheNext() throws Exception {
        var interrupted = new SecretRotation(
                directory,
                duration -> {
                    if (duration.toSeconds() > 3) {
                        throw new InterruptedException();
                    }
                },
                progress::add);
        assertThatThrownBy(interrupted::run).isInstanceOf(InterruptedException.class);
        assertThat(lines()).hasSize(2).endsWith(old);
        var second = lines().getFirst();

        rotation().run();

        assertThat(lines()).hasSize(1).doesNotContain(old, second);
        assertThat(waits).containsExactly(Duration.ofSeconds(65), Duration.ofSeconds(3), Duration.ofSeconds(65));
    }

    @Test
    void aStoppedStackNeedsNoWait() {
        rotation().replace();

        assertThat(lines()).hasSize(1).doesNotContain(old);
        assertThat(waits).isEmpty();
    }

    @Test
    void explainsADamagedFile() throws IOException {
        Files.writeString(file, "short\n");

        assertThatThrownBy(() -> rotation().run()).hasMessageContaining("internal is damaged (it must have one or two");
    }

    private List<String> lines() {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
