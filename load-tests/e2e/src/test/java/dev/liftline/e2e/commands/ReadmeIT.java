package dev.liftline.e2e.commands;

import static org.assertj.core.api.Assertions.assertThat;

import dev.liftline.e2e.stack.EndToEndTest;
import dev.liftline.e2e.stack.RunningStack;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The commands of the README, run by a shell as they stand, but for the addresses of the gateway and the secrets. */
class ReadmeIT extends EndToEndTest {

    private static final Path README = Path.of("..", "..", "README.md");
    private static final Pattern SEND_A_RIDE = Pattern.compile("## Send a ride\n```\n(.*?)```", Pattern.DOTALL);

    ReadmeIT(RunningStack stack) {
        super(stack);
    }

    @Test
    void sendsARideAndReadsItWithTheCommandsOfTheReadme() throws Exception {
        Matcher commands = SEND_A_RIDE.matcher(Files.readString(README));
        assertThat(commands.find()).isTrue();
        String script = commands.group(1)
                .replace("localhost:8080", gateway.base().getAuthority())
                .replace(".liftline/secrets", stack.home().secrets().toString());
        assertThat(script.lines().filter(line -> line.startsWith("curl ")).toList())
                .hasSize(3)
                .allMatch(line -> line.contains(gateway.base().getAuthority()));

        Output output = run("set -e\n" + script);

        assertThat(output.exitCode()).as(output.text()).isZero();
        assertThat(output.text())
                .contains("HTTP/1.1 201 ")
                .contains("\n210", "\"topSkiers\"")
                .doesNotContain("problem+json", "curl:");
    }

    private record Output(int exitCode, String text) {}

    private static Output run(String script) throws IOException, InterruptedException {
        Process shell =
                new ProcessBuilder("sh", "-c", script).redirectErrorStream(true).start();
        shell.getOutputStream().close();
        String text = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Output(shell.waitFor(), text);
    }
}
