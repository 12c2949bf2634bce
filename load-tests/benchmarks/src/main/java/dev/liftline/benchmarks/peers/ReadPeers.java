package dev.liftline.benchmarks.peers;

import dev.liftline.benchmarks.figure.BenchmarkContext;
import dev.liftline.benchmarks.peers.PeerFigures.Outcome;
import dev.liftline.benchmarks.peers.process.PeerJvms;
import dev.liftline.benchmarks.peers.process.PeerJvms.Running;
import dev.liftline.local.LocalStack;
import dev.liftline.local.load.Load;
import dev.liftline.local.load.Request;
import dev.liftline.local.replica.Replica;
import dev.liftline.local.replica.Role;
import dev.liftline.testkit.load.Batches;
import dev.liftline.testkit.reconcile.NotReconciledException;
import dev.liftline.testkit.reconcile.StoredSeason.Database;
import dev.liftline.testkit.rides.ReferenceRide;
import dev.liftline.testkit.rides.Requests;
import dev.liftline.testkit.rides.RideRanges;
import io.lettuce.core.RedisClient;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Compares reads of totals that a cache in Redis has. */
final class ReadPeers {

    private static final int SEASON = 2099;
    private static final int RIDES = 10_000;

    /** Most rides of a skier are on different days. */
    private static final RideRanges RANGES = new RideRanges(5_000, 10, 40, 3, 360);

    private final BenchmarkContext context;
    private final Map<String, Integer> verticals = new TreeMap<>();
    private final List<Request> days;
    private final List<HttpSide> sides = new ArrayList<>();

    private ReadPeers(BenchmarkContext context, List<ReferenceRide> rides) {
        this.context = context;
        rides.forEach(ride -> verticals.merge(Requests.skierDay(SEASON, ride), ride.vertical(), Integer::sum));
        this.days = verticals.keySet().stream().map(Request::get).toList();
    }

    static List<Outcome> measure(BenchmarkContext context) throws Exception {
        List<ReferenceRide> rides =
                RANGES.draw(RIDES, new SplittableRandom(1)).stream().distinct().toList();
        try (LocalStack stack = context.freshStack(Map.of(Role.INGEST, 1, Role.CONSUMER, 1, Role.QUERY_MOBILE, 1))) {
            context.progress("storing %,d rides".formatted(rides.size()));
            Batches.store(
                    Database.of(stack), stack.replicas(Role.INGEST).getFirst().url(), SEASON, rides);
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
        HttpSide side = new HttpSide(version, url, pid, 200, random(sides.size()), stop);
        sides.add(side);
        return side;
    }

    /** Reads each day once from every side, so that the cache has it, and requires the right vertical. */
    private void fillCaches() throws NotReconciledException {
        List<String> wrong = new ArrayList<>();
        for (HttpSide side : sides) {
            side.client().send(Load.closed(days).onResult((request, response, nanos) -> {
                Integer vertical = verticals.get(request.path());
                if (!response.text().equals(String.valueOf(vertical))) {
                    wrong.add("GET %s returned %s instead of %d".formatted(request.path(), response.text(), vertical));
                }
            }));
        }
        NotReconciledException.require(wrong.isEmpty(), () -> wrong.size() + " wrong responses: " + wrong.getFirst());
    }

    /** Requires a key for each day: every measured read was a hit. */
    private void requireCached(LocalStack stack, String keys) throws NotReconciledException {
        try (RedisClient redis = RedisClient.create(stack.redisUrl())) {
            int cached = redis.connect().sync().keys(keys).size();
            NotReconciledException.require(
                    cached == days.size(),
                    () -> "Redis has %,d keys %s for %,d skier days".formatted(cached, keys, days.size()));
        }
    }

    private Supplier<Request> random(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return () -> days.get(random.nextInt(days.size()));
    }
}
