package dev.liftline.benchmarks.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.liftline.benchmarks.figure.BenchmarkContext;
import dev.liftline.benchmarks.figure.UnavailableException;
import dev.liftline.benchmarks.peers.PeerFigures.Outcome;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    private final List<String> calls = new ArrayList<>();
    private final BenchmarkContext context =
            new BenchmarkContext(Path.of(""), 3, new PrintStream(OutputStream.nullOutputStream()));

    @Test
    void warmsAllSidesFirstAndChangesTheOneThatBegins() throws Exception {
        try (Comparison comparison = new Comparison(context)) {
            comparison.add(Peer.LIFTLINE_GATEWAY, () -> new CountedSide("a"));
            comparison.add(Peer.NGINX, () -> new CountedSide("b"));
            comparison.run();
        }

        assertThat(calls)
                .containsExactly(
                        "warm a",
                        "warm b",
                        "measure a",
                        "measure b",
                        "measure b",
                        "measure a",
                        "measure a",
                        "measure b",
                        "close a",
                        "close b");
    }

    @Test
    void reportsASideThatDoesNotStartAndMeasuresTheOthers() throws Exception {
        try (Comparison comparison = new Comparison(context)) {
            comparison.add(Peer.HAPROXY, () -> {
                throw new UnavailableException("haproxy is not installed; install Debian's package haproxy.");
            });
            comparison.add(Peer.NGINX, () -> new CountedSide("b"));
            comparison.run();

            assertThat(comparison.outcomes())
                    .extracting(Outcome::peer, Outcome::missing)
                    .containsExactly(
                            tuple(Peer.NGINX, null),
                            tuple(Peer.HAPROXY, "haproxy is not installed; install Debian's package haproxy."));
            assertThat(comparison.outcomes().getFirst().figures())
                    .satisfies(
                            figures -> assertThat(figures.perSecond().count()).isEqualTo(3));
        }
    }

    private final class CountedSide implements Side {

        private final String name;

        private CountedSide(String name) {
            this.name = name;
        }

        @Override
        public String version() {
            return "1";
        }

        @Override
        public long pid() {
            return ProcessHandle.current().pid();
        }

        @Override
        public void warmUp(BenchmarkContext context) {
            calls.add("warm " + name);
        }

        @Override
        public PeerRound measure() {
            calls.add("measure " + name);
            return new PeerRound(1, 2, new Histogram(3));
        }

        @Override
        public void close() {
            calls.add("close " + name);
        }
    }
}
