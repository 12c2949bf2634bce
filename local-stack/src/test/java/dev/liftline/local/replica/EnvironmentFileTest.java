package dev.liftline.local.replica;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvironmentFileTest {

    @Test
    void aShellReadsEveryValueAsItIs(@TempDir Path directory) throws Exception {
        var value = "it's \"$HOME\" and `x`";
        var factory = new ReplicaFactory(
                ServiceApps.of(directory, directory),
                new UpstreamFiles(directory),
                directory,
                new StackEnvironment(
                        Map.of(),
                        Map.of(Role.INGEST, Map.of("LIFTLINE_TEST", value)),
                        Map.of(),
                        Routes.DIRECT,
                        new AccessEnvironment(Path.of(""), Path.of(""), true, null)),
                ReplicaFactory.ANY_PORTS);

        var file = EnvironmentFile.write(factory.next(Role.INGEST, List.of()), directory);

        var shell = new ProcessBuilder("sh", "-c", ". " + file + "; printf %s \"$LIFTLINE_TEST\"").start();
        assertThat(new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo(value);
        assertThat(file).hasFileName("ingest-1.env");
    }
}
