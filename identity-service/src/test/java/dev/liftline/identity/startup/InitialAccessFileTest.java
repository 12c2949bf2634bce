package dev.liftline.identity.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InitialAccessFileTest {

    @TempDir
    private Path directory;

    @Test
    void mayLackEveryList() throws IOException {
        assertThat(InitialAccessFile.read(write("{}"))).hasToString("0 keys, 0 operators, 0 skiers");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not JSON secret",
                "{\"kezs\":[\"secret\"]}",
                "{\"keys\":[{\"credential\":\"secret\",\"name\":\"x\",\"role\":\"admin\"}]}",
                "{\"operators\":[{\"name\":\"x\",\"passphrase\":\"secret\",\"role\":\"boss\"}]}",
                "{\"operators\":[{\"name\":\"x\",\"passphrase\":\"secret\"}]}",
                "{\"skiers\":[{\"pass\":\"x\",\"skier\":\"y\",\"pin\":\"secret\"}]}",
                "{\"skiers\":[{\"pass\":\"x\",\"skier\":7}]}",
                "{\"skiers\":[{\"pass\":\"x\",\"skier\":7,\"pin\":\"\"}]}"
            })
    void namesTheFileAndNoSecretIfItIsWrong(String content) throws IOException {
        Path file = write(content);
        assertThatIllegalStateException()
                .isThrownBy(() -> InitialAccessFile.read(file))
                .withMessageContaining(file.toString())
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("secret"))
                .withNoCause();
    }

    @Test
    void namesAMissingFile() {
        assertThatIllegalStateException()
                .isThrownBy(() -> InitialAccessFile.read(directory.resolve("missing")))
                .withMessageContaining("missing");
    }

    private Path write(String content) throws IOException {
        return Files.writeString(directory.resolve("access.json"), content);
    }
}
