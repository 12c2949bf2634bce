package dev.liftline.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.liftline.benchmarks.peers.Peer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PeersFileTest {

    @TempDir
    private Path directory;

    private PeersFile file;

    @BeforeEach
    void createFile() {
        file = new PeersFile(directory.resolve("performance/peers.json"));
    }

    @Test
    void returnsNoResultsBeforeTheFirstRecord() throws IOException {
        assertThat(file.results()).isEmpty();
    }

    @Test
    void replacesAllResultsOfARecordedPartAndKeepsTheOthers() throws IOException {
        file.record(List.of(measured(Peer.CACHEABLE, 50)));
        file.record(List.of(measured(Peer.NGINX, 20), measured(Peer.LIFTLINE_GATEWAY, 30)));
        file.record(List.of(missing(Peer.HAPROXY), measured(Peer.NGINX, 21)));

        assertThat(file.results())
                .containsExactly(measured(Peer.NGINX, 21), missing(Peer.HAPROXY), measured(Peer.CACHEABLE, 50));
    }

    static PeerResult measured(Peer peer, double cpuMicros) {
        return new PeerResult(
                peer,
                new PeerResult.Measured(
                        "1.2.3", List.of(1_000.0, 2_000.0, 3_000.0), List.of(cpuMicros), 1.25, 4.5, 99.6),
                null,
                "2026-11-23T10:00:00Z",
                "abc1234",
                "2 × a processor");
    }

    static PeerResult missing(Peer peer) {
        return new PeerResult(peer, null, "it is not installed", "2026-11-23T10:00:00Z", "abc1234", "2 × a processor");
    }
}
