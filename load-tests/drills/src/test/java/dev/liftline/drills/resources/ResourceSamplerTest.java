package dev.liftline.drills.resources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResourceSamplerTest {

    private static final long OWN_PID = ProcessHandle.current().pid();

    @TempDir
    private Path folder;

    @Test
    void writesEverySampleAndReturnsTheTrends() throws Exception {
        Path file = folder.resolve("new").resolve("vitals.csv");
        try (ResourceSampler sampler = new ResourceSampler(() -> Map.of("test", OWN_PID), () -> 7L, file)) {
            sampler.start(Duration.ofMillis(10));
            await().untilAsserted(() -> assertThat(sampler.trends(10)).containsKey("test MiB"));
            assertThat(sampler.trends(10).get("lag")).isEqualTo(new Trend(7, 7, 7, 10));
        }
        assertThat(Files.readAllLines(file))
                .startsWith("time,process,pid,mebibytes,files,threads")
                .hasSizeGreaterThan(6)
                .filteredOn(line -> line.matches("[^,]+Z,test," + OWN_PID + ",[1-9]\\d*,[1-9]\\d*,[1-9]\\d*"))
                .hasSizeGreaterThan(5);
    }
}
