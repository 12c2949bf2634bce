package dev.liftline.e2e.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** This module's programs, started with the class path that the build wrote. */
class ScriptsIT {

    @Test
    void runFieldLoadPrintsItsOptions() throws IOException {
        assertThat(run("reference-load", "--help")).contains("--requests").doesNotContain("Exception");
    }

    @Test
    void runFuzzPrintsItsOptions() throws IOException {
        assertThat(run("fuzz", "--help")).contains("--cases").doesNotContain("Exception");
    }

    @Test
    void runGatlingListsItsSimulations() throws IOException {
        assertThat(run("gatling", "--help")).contains("whole-day").doesNotContain("Exception");
    }

    @Test
    void runRejectsAnUnknownCommandInOneSentence() throws IOException {
        assertThat(run("no-such-command")).startsWith("There is no command no-such-command.");
    }

    /** Brokers run with the class path of the program that starts them. */
    @Test
    void classPathContainsEverythingABrokerNeeds(@TempDir Path data) throws IOException {
        String output = output(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                Files.readString(Path.of("target", "class-path")).strip(),
                "dev.liftline.local.kafka.BrokerMain",
                data.toString(),
                "node.id=1"));

        assertThat(output)
                .as("the broker gets as far as its settings, which lack a role")
                .contains("process.roles")
                .doesNotContain("NoClassDefFound");
    }

    private static String run(String... arguments) throws IOException {
        return output(List.of("sh", "-c", "../run " + String.join(" ", arguments)));
    }

    private static String output(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
