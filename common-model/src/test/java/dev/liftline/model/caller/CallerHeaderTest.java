package dev.liftline.model.caller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CallerHeaderTest {

    private static final String FIRST = "first-secret-of-forty-three-characters-12345";
    private static final String SECOND = "second-secret-of-forty-three-characters-1234";
    private static final Caller SCANNER = new Caller(CallerRole.SCANNER, "key-1", "lower.gate_1", 3, 21);
    private static final Instant NOW = Instant.ofEpochSecond(1_700_000_000);
    private static final Instant LATER = NOW.plusSeconds(60);

    @TempDir
    private Path directory;

    private Instant now = NOW;

    @BeforeEach
    void startAtNow() {
        now = NOW;
    }

    @Test
    void readsWhatItWrote() throws Exception {
        CallerHeader header = header(FIRST);
        String written = header.write(SCANNER, LATER);
        assertThat(header.read(written)).isEqualTo(SCANNER);
        assertThat(header.read(written)).isEqualTo(SCANNER);
        assertThat(written).startsWith("1;scanner;key-1;lower.gate_1;3;21;1700000060;");
    }

    @Test
    void rejectsEveryChangedCharacter() {
        String written = header(FIRST).write(SCANNER, LATER);
        for (int i = 0; i < written.length(); i++) {
            char other = written.charAt(i) == 'x' ? 'y' : 'x';
            String changed = written.substring(0, i) + other + written.substring(i + 1);
            assertThatThrownBy(() -> header(FIRST).read(changed)).isInstanceOf(InvalidCallerException.class);
        }
    }

    @Test
    void rejectsWhatIsNoHeader() {
        for (String text : new String[] {"", ";", "1", "1;;;;;;;", "\u00e9;\u00e9"}) {
            assertThatThrownBy(() -> header(FIRST).read(text))
                    .isInstanceOf(InvalidCallerException.class)
                    .hasMessage("The caller header is not signed by a gateway.");
        }
    }

    @Test
    void expires() throws Exception {
        CallerHeader header = header(FIRST);
        String written = header.write(SCANNER, LATER);
        header.read(written);
        now = LATER;
        assertThatThrownBy(() -> header.read(written))
                .isInstanceOf(InvalidCallerException.class)
                .hasMessage("The caller header has expired.");
    }

    @Test
    void rejectsAHeaderThatIsValidForLongerThanGatewaysSign() {
        CallerHeader header = header(FIRST);
        String written = header.write(SCANNER, NOW.plusSeconds(3_600));
        assertThatThrownBy(() -> header.read(written))
                .isInstanceOf(InvalidCallerException.class)
                .hasMessage("The caller header is valid for longer than a gateway signs.");
    }

    @Test
    void forgetsHeadersOfARemovedSecret() throws Exception {
        Path file = Files.writeString(directory.resolve("rotated"), FIRST);
        CallerHeader header = new CallerHeader(CallerSecrets.of(file), () -> now);
        String written = header.write(SCANNER, LATER);
        assertThat(header.read(written)).isEqualTo(SCANNER);
        Files.writeString(file, SECOND);
        Files.setLastModifiedTime(file, FileTime.fromMillis(1));
        // The file is looked at once a second.
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (isRead(header, written) && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        assertThat(isRead(header, written)).isFalse();
    }

    private static boolean isRead(CallerHeader header, String written) {
        try {
            header.read(written);
            return true;
        } catch (InvalidCallerException e) {
            return false;
        }
    }

    @Test
    void signsWithTheFirstSecretAndAcceptsBoth() throws Exception {
        CallerHeader before = header(FIRST, SECOND);
        CallerHeader after = header(SECOND, FIRST);
        assertThat(after.read(before.write(SCANNER, LATER))).isEqualTo(SCANNER);
        assertThat(before.read(after.write(SCANNER, LATER))).isEqualTo(SCANNER);
        assertThatThrownBy(() -> header(SECOND).read(before.write(SCANNER, LATER)))
                .isInstanceOf(InvalidCallerException.class);
    }

    @Test
    void namesTheFileOfUnusableSecrets() {
        assertThatThrownBy(() -> header("short"))
                .isInstanceOf(UnusableSecretsException.class)
                .hasMessageEndingWith("must have one or two lines, each a secret of at least 43 characters");
        assertThatThrownBy(() -> header(FIRST, SECOND, FIRST)).isInstanceOf(UnusableSecretsException.class);
        assertThatThrownBy(() -> CallerSecrets.of(directory.resolve("missing")))
                .isInstanceOf(UnusableSecretsException.class)
                .hasMessageContaining("missing");
    }

    private CallerHeader header(String... secrets) {
        try {
            Path file = Files.createTempFile(directory, "secrets", "");
            Files.writeString(file, String.join("\n", secrets) + "\n");
            return new CallerHeader(CallerSecrets.of(file), () -> now);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
