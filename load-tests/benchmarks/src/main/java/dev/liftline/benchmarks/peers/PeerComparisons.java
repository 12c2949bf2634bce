package dev.liftline.benchmarks.peers;

import dev.liftline.benchmarks.figure.BenchmarkContext;
import dev.liftline.benchmarks.peers.PeerFigures.Outcome;
import dev.liftline.testkit.reconcile.NotReconciledException;
import java.util.List;

/** Measures Liftline beside its peers. */
public final class PeerComparisons {

    private PeerComparisons() {}

    /**
     * Measures one part and its peers on a stack of their own.
     *
     * @throws NotReconciledException when results contradict each other, so that the figures are invalid
     */
    public static List<Outcome> measure(Part part, BenchmarkContext context) throws Exception {
        return switch (part) {
            case INGEST -> IngestPeers.measure(context);
            case CONSUMER -> ConsumerPeers.measure(context);
            case GATEWAY -> GatewayPeers.measure(context);
            case READS -> ReadPeers.measure(context);
        };
    }
}
