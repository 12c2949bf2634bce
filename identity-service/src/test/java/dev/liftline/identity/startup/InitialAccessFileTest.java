package dev.liftline.identity.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.liftline.model.caller.Credential;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"keys":[{"credential":"SCAN","name":"a b","role":"scanner"}]}          | keys[0].name must be 1 to 64 letters, digits, dots, hyphens or underscores
            {"keys":[{"credential":"SCAN","role":"scanner"}]}                       | keys[0].name must be 1 to 64 letters, digits, dots, hyphens or underscores
            {"keys":[{"credential":"SCAN","name":"x","role":"gateway"}]}            | keys[0].role must be scanner, resort, security or admin
            {"keys":[{"credential":"SCAN","name":"x","role":"admin"}]}              | keys[0].credential must begin with ll_oper_ and have an id and 43 characters
            {"keys":[{"credential":"OPER","name":"x","role":"scanner"}]}            | keys[0].credential must begin with ll_scan_ and have an id and 43 characters
            {"operators":[{"name":"x","passphrase":"secret","role":"skier"}]}       | operators[0].role must be resort, security or admin
            {"operators":[{"name":"x","passphrase":"secret","role":"scanner"}]}     | operators[0].role must be resort, security or admin
            {"operators":[{"name":"x\\n","passphrase":"secret","role":"admin"}]}    | operators[0].name must be 1 to 64 letters, digits, dots, hyphens or underscores
            {"keys":[null]}                                                         | keys[0] is missing
            {"operators":[{"name":"x","passphrase":" ","role":"admin"}]}            | operators[0].passphrase must have 1 to 72 bytes
            """)
    void namesTheEntryAndItsRule(String content, String rule) throws IOException {
        String scan = Credential.generate(Credential.Kind.SCANNER, "x").text();
        String oper = Credential.generate(Credential.Kind.OPERATOR, "x").text();
        Path file = write(content.replace("SCAN", scan).replace("OPER", oper));
        assertThatIllegalStateException()
                .isThrownBy(() -> InitialAccessFile.read(file))
                .withMessage("The initial access file %s is wrong: %s.", file, rule);
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
