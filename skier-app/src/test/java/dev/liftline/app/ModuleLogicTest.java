package dev.liftline.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Runs the tests of the modules' logic with Node's own runner, where Node is. */
class ModuleLogicTest {

    private static final Path TESTS = Path.of("src/test/js");

    @Test
    @Timeout(120)
    void modulesDoWhatTheySay() throws IOException, InterruptedException {
        assumeTrue(isNodeThere(), "There is no Node.js 20 or later: the tests of the modules' logic are skipped.");
        List<String> command = new ArrayList<>(List.of("node", "--test"));
        try (Stream<Path> files = Files.list(TESTS)) {
            files.map(Path::toString).sorted().forEach(command::add);
        }
        Process node = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(node.getInputStream().readAllBytes(), UTF_8);

        assertThat(node.waitFor()).as(output).isZero();
        assertThat(output).contains("# fail 0").containsPattern("# pass [1-9]");
    }

    private static boolean isNodeThere() throws InterruptedException {
        try {
            Process node = new ProcessBuilder("node", "--version").start();
            String version = new String(node.getInputStream().readAllBytes(), UTF_8);
            return node.waitFor(10, TimeUnit.SECONDS) && version.matches("(?s)v([2-9]\\d|\\d{3}).*");
        } catch (IOException e) {
            return false;
        }
    }
}
