package dev.liftline.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.liftline.benchmarks.peers.Peer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class PeersTextTest {

    private static final Path ROOT = Path.of("../..");
    private static final List<PeerResult> RESULTS = List.of(
            PeersFileTest.measured(Peer.LIFTLINE_GATEWAY, 30),
            PeersFileTest.measured(Peer.NGINX, 20),
            PeersFileTest.missing(Peer.HAPROXY));

    @Test
    void marksTheBestOfEachColumnInTheOverview() {
        assertThat(PeersText.overview(RESULTS))
                .contains("| Liftline's gateway | **2,000/s** | 30.0 µs | 1.3, **4.5 ms** | **100 MiB** |")
                .contains("| nginx | **2,000/s** | **20.0 µs** |")
                .contains("| HAProxy | not measured | | | |");
    }

    @Test
    void showsVersionSpreadAndReasonInTheDetails() {
        assertThat(PeersText.details(RESULTS))
                .contains("| gateway | nginx 1.2.3 | 2,000/s (1,000 to 3,000) | 20.0 µs (20.0 to 20.0) |")
                .contains("| gateway | HAProxy | not measured: it is not installed |")
                .contains("2026-11-23 10:00:00 UTC, abc1234")
                .containsOnlyOnce("Machine: 2 × a processor");
    }

    @Test
    void everyRowHasAsManyCellsAsTheHeading() {
        for (String text : List.of(PeersText.overview(RESULTS), PeersText.details(RESULTS))) {
            assertThat(text.lines().filter(line -> line.startsWith("|")).map(line -> line.split("\\|", -1).length))
                    .as(text)
                    .containsOnly(text.lines().findFirst().orElseThrow().split("\\|", -1).length);
        }
    }

    @Test
    void readmeAndPerformancePageShowTheRecordedFigures() throws IOException {
        List<PeerResult> recorded = new PeersFile(ROOT.resolve("docs/performance/peers.json")).results();

        assertThat(MarkedSection.peers(ROOT.resolve("README.md")).read()).isEqualTo(PeersText.overview(recorded));
        assertThat(MarkedSection.peers(ROOT.resolve("docs/performance.md")).read())
                .isEqualTo(PeersText.details(recorded));
    }
}
