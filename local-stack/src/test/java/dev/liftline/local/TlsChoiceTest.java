package dev.liftline.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsChoiceTest {

    @TempDir
    private Path directory = Path.of("");

    @Test
    void isKeptUntilAnotherIsMade() {
        var home = new StackHome(directory.resolve("home"));

        assertThat(TlsChoice.keep(home, null)).isFalse();
        assertThat(TlsChoice.keep(home, true)).isTrue();
        assertThat(TlsChoice.keep(home, null)).isTrue();
        assertThat(TlsChoice.keep(home, false)).isFalse();
        assertThat(TlsChoice.keep(home, null)).isFalse();
    }
}
