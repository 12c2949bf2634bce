package dev.liftline.benchmarks.peers;

import dev.liftline.benchmarks.figure.BenchmarkContext;
import dev.liftline.benchmarks.figure.ResidentMemory;
import dev.liftline.benchmarks.figure.UnavailableException;
import dev.liftline.benchmarks.peers.PeerFigures.Outcome;
import dev.liftline.local.process.StartException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Measures several sides in turn, so that other load on the machine affects all of them. The side that goes first
 * changes from round to round. Not thread-safe.
 */
final class Comparison implements AutoCloseable {

    private final BenchmarkContext context;
    private final Map<Peer, Side> sides = new EnumMap<>(Peer.class);
    private final Map<Peer, List<PeerRound>> rounds = new EnumMap<>(Peer.class);
    private final List<Outcome> missing = new ArrayList<>();

    Comparison(BenchmarkContext context) {
        this.context = context;
    }

    /** Starts a process. */
    interface Start {
        Side start() throws Exception;
    }

    /** Adds a side. One that cannot be had or does not start is reported as missing; Liftline's throws. */
    void add(Peer peer, Start start) throws Exception {
        context.progress("starting " + peer.label());
        try {
            sides.put(peer, start.start());
            rounds.put(peer, new ArrayList<>());
        } catch (UnavailableException | StartException e) {
            if (peer.isLiftline()) {
                throw e;
            }
            context.progress("%s is missing: %s".formatted(peer.label(), e.getMessage()));
            missing.add(new Outcome(peer, null, e.getMessage()));
        }
    }

    /** Warms all sides and measures the rounds. */
    void run() throws Exception {
        for (Map.Entry<Peer, Side> side : sides.entrySet()) {
            context.progress("warming up " + side.getKey().label());
            side.getValue().warmUp(context);
        }
        List<Peer> order = new ArrayList<>(sides.keySet());
        for (int round = 1; round <= context.rounds(); round++) {
            for (Peer peer : order) {
                measure(peer, round);
            }
            order.addLast(order.removeFirst());
        }
    }

    private void measure(Peer peer, int round) throws Exception {
        Side side = side(peer);
        PeerRound measured = side.measure();
        rounds.computeIfAbsent(peer, none -> new ArrayList<>()).add(measured);
        context.progress("round %d of %d: %s %,.0f/s, %.1f µs, p50 %.1f ms, p99 %.1f ms"
                .formatted(
                        round,
                        context.rounds(),
                        peer.label(),
                        measured.perSecond(),
                        measured.cpuMicros(),
                        measured.latencyMicros().getValueAtPercentile(50) / 1_000.0,
                        measured.latencyMicros().getValueAtPercentile(99) / 1_000.0));
    }

    private Side side(Peer peer) {
        Side side = sides.get(peer);
        if (side == null) {
            throw new IllegalArgumentException(peer + " does not run");
        }
        return side;
    }

    /** Returns the figures of all sides, then the missing ones. */
    List<Outcome> outcomes() {
        List<Outcome> outcomes = new ArrayList<>();
        sides.forEach((peer, side) -> outcomes.add(new Outcome(
                peer,
                PeerFigures.of(
                        side.version(), rounds.getOrDefault(peer, List.of()), ResidentMemory.mebibytes(side.pid())),
                null)));
        outcomes.addAll(missing);
        return outcomes;
    }

    @Override
    public void close() {
        sides.values().forEach(Side::close);
    }
}
