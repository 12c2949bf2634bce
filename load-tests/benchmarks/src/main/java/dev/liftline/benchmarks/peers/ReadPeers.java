package dev.liftline.benchmarks.peers;

import dev.liftline.benchmarks.figure.BenchmarkContext;
import dev.liftline.benchmarks.peers.PeerFigures.Outcome;
import dev.liftline.benchmarks.peers.process.PeerJvms;
import dev.liftline.benchmarks.peers.process.PeerJvms.Running;
import dev.liftline.benchmarks.query.SkierDayReads;
import dev.liftline.local.LocalStack;
import dev.liftline.local.load.Credentials;
import dev.liftline.local.replica.Replica;
import dev.liftline.local.replica.Role;
import dev.liftline.testkit.load.Batches;
import dev.liftline.testkit.reconcile.NotReconciledException;
import dev.liftline.testkit.reconcile.StoredSeason.Database;
import dev.liftline.testkit.rides.ReferenceRide;
import io.lettuce.core.RedisClient;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Compares reads of totals that a cache in Redis has. */
final class ReadPeers {

    private static final int SEASON = 2099;

    private final BenchmarkContext context;
    private final SkierDayReads skierDays;
    private final List<HttpSide> sides = new ArrayList<>();

    private ReadPeers(BenchmarkContext context, List<ReferenceRide> rides) {
        this.context = context;
        this.skierDays = new SkierDayReads(SEASON, rides);
    }

    static List<Outcome> measure(BenchmarkContext context) throws Exception {
        List<ReferenceRide> rides = SkierDayReads.rides();
        try (LocalStack stack = context.freshStack(Map.of(Role.INGEST, 1, Role.CONSUMER, 1, Role.QUERY_MOBILE, 1))) {
            context.progress("storing %,d rides".formatted(rides.size()));
            Batches.store(
                    Database.of(stack), stack.replicas(Role.INGEST).getFirst().url(), Credentials.NONE, SEASON, rides);
            return new ReadPeers(context, rides).compare(stack);
        }
    }

    private List<Outcome> compare(LocalStack stack) throws Exception {
        try (Comparison comparison = new Comparison(context)) {
            comparison.add(Peer.LIFTLINE_READS, () -> {
                Replica query = stack.replicas(Role.QUERY_MOBILE).getFirst();
                return side("", query.url(), query.pid(), () -> {});
            });
            comparison.add(Peer.CACHEABLE, () -> {
                Running peer = new PeerJvms(context, stack).spring(Role.QUERY_MOBILE, "reads", "ReadsPeer");
                return side(peer.version(), peer.url(), peer.process().pid(), peer.process()::stop);
            });
            fillCaches();
            comparison.run();
            fillCaches();
            for (HttpSide side : sides) {
                requireCached(stack, side.version().isEmpty() ? "skier-day:*" : "skierDays::*");
            }
            return comparison.outcomes();
        }
    }

    private HttpSide side(String version, URI url, long pid, Runnable stop) {
        HttpSide side =
                new HttpSide(version, url, pid, 200, SkierDayReads.random(skierDays.requests(), sides.size()), stop);
        sides.add(side);
        return side;
    }

    /** Reads each day once from every side, so that the cache has it, and requires the right vertical. */
    private void fillCaches() throws NotReconciledException {
        for (HttpSide side : sides) {
            skierDays.check(side.client());
        }
    }

    /** Requires a key for each day: every measured read was a hit. */
    private void requireCached(LocalStack stack, String keys) throws NotReconciledException {
        try (RedisClient redis = RedisClient.create(stack.redisUrl())) {
            int cached = redis.connect().sync().keys(keys).size();
            NotReconciledException.require(
                    cached == skierDays.requests().size(),
                    () -> "Redis has %,d keys %s for %,d skier days"
                            .formatted(cached, keys, skierDays.requests().size()));
        }
    }
}
