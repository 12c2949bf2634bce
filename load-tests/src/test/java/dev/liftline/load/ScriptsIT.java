package dev.liftline.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The commands of this module as a person types them: with the class paths that the build wrote down for them. */
class ScriptsIT {

    @ParameterizedTest
    @CsvSource({
        "benchmarks, --list, ingest-batch",
        "drills, --list, kafka-killed",
        "drills soak, --help, --minutes",
        "field-load, --help, --help",
        "fuzz, --help, --cases",
        "gatling, --help, whole-day",
    })
    void everyCommandIsThere(String command, String option, String answered) throws Exception {
        String answer = output(List.of("sh", "-c", "./" + command + " " + option));

        assertThat(answer).contains(answered).doesNotContain("Exception", "NoClassDefFound");
    }

    /** Brokers are started with the class path of whoever starts them. */
    @ParameterizedTest
    @CsvSource({"class-path", "gatling-class-path"})
    void aBrokerFindsWhatItNeeds(String classPath, @TempDir Path data) throws Exception {
        String answer = output(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                Files.readString(Path.of("target", classPath)).strip(),
                "dev.liftline.local.kafka.Broker",
                data.toString(),
                "node.id=1"));

        assertThat(answer)
                .as("it came as far as to read its settings, in which there is no role")
                .contains("process.roles")
                .doesNotContain("NoClassDefFound");
    }

    private static String output(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void aDrillThatIsNotThereIsSaidInASentence() throws IOException {
        assertThat(output(List.of("./drills", "no-such-drill")))
                .startsWith("There is no drill no-such-drill; --list tells which there are.")
                .doesNotContain("Exception");
    }
}
