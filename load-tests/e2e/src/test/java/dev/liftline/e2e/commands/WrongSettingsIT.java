package dev.liftline.e2e.commands;

import static org.assertj.core.api.Assertions.assertThat;

import dev.liftline.e2e.commands.LiftlineProcess.Output;
import dev.liftline.local.StackHome;
import dev.liftline.local.process.FileTree;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code ./liftline up} names wrong settings before it starts anything. */
class WrongSettingsIT {

    private static final StackHome HOME = new StackHome(Path.of("target", "wrong-settings"));

    @BeforeEach
    void deleteHome() throws IOException {
        FileTree.delete(HOME.root());
    }

    @Test
    void aWrongSettingOfAServiceStopsUpBeforeAnythingIsStarted() {
        assertThat(up(Map.of("LIFTLINE_GATEWAY_RETRY_RATIO", "7")))
                .isEqualTo(new Output(1, "", "gateway: LIFTLINE_GATEWAY_RETRY_RATIO=7: must be between 0 and 1.\n"));
        assertThat(HOME.logs().resolve("postgres.log")).doesNotExist();
    }

    @Test
    void everyServiceThatReadsTheSettingNamesIt() {
        assertThat(up(Map.of("LIFTLINE_MAX_IN_FLIGHT_REQUESTS", "x")).err().lines())
                .anyMatch(line -> line.startsWith("ingest: LIFTLINE_MAX_IN_FLIGHT_REQUESTS=x: must be "))
                .anyMatch(line -> line.startsWith("query-mobile: LIFTLINE_MAX_IN_FLIGHT_REQUESTS=x: must be "));
    }

    private static Output up(Map<String, String> environment) {
        return LiftlineProcess.run(HOME, environment, "up", "--ports=free", "--no-aot");
    }
}
