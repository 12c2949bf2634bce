package dev.liftline.benchmarks.query;

import dev.liftline.benchmarks.figure.ExpectedResponses;
import dev.liftline.benchmarks.query.EveningReadMix.Read;
import dev.liftline.benchmarks.traffic.NewRides;
import dev.liftline.benchmarks.traffic.ReplicaCounters;
import dev.liftline.local.LocalStack;
import dev.liftline.local.load.Load;
import dev.liftline.local.load.LoadClient;
import dev.liftline.local.load.LoadResult;
import dev.liftline.local.load.Request;
import dev.liftline.local.replica.Replica;
import dev.liftline.local.replica.Role;
import dev.liftline.testkit.reconcile.NotReconciledException;
import dev.liftline.testkit.rides.FieldRide;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Sends the reads of an evening. Windows run at the real rate; between windows only cache fills and rides are sent. Not
 * thread-safe.
 */
final class EveningReads implements AutoCloseable {

    static final double READS_PER_SECOND = 2_000;
    /** A twentieth of the morning rush, because the lifts are about to close. */
    static final double RIDES_PER_SECOND = 50;

    private static final int CONNECTIONS = 32;
    /** Ten seconds of the evening, after which the rides of these ten seconds are sent. */
    private static final int READS_PER_STEP = 20_000;

    private final LocalStack stack;
    private final EveningReadMix mix;
    private final NewRides rides;
    private final LoadClient reads;
    private final LoadClient posts;

    EveningReads(LocalStack stack, EveningReadMix mix, NewRides rides) {
        this.stack = stack;
        this.mix = mix;
        this.rides = rides;
        this.reads = new LoadClient(stack.gatewayUrl(), CONNECTIONS);
        this.posts = new LoadClient(stack.gatewayUrl(), CONNECTIONS);
    }

    /**
     * A measured window of the evening, by the counters of the query replicas.
     *
     * @param reads number of reads
     * @param firstReads number of first reads of a skier's list
     */
    record Window(ReplicaCounters from, ReplicaCounters to, long reads, long firstReads, double p99Millis) {

        /** Returns the share of cache hits in percent. */
        double hitRatio(String... kind) {
            return 100 * (1 - misses(kind) / counted(kind));
        }

        /** Returns the number of cache misses. */
        double misses(String... kind) {
            String[] cached = Stream.concat(Stream.of(kind), Stream.of("source=\"cache\""))
                    .toArray(String[]::new);
            return counted(kind) - counted(cached);
        }

        private double counted(String... tags) {
            return to.sum("liftline_query_reads_total", tags) - from.sum("liftline_query_reads_total", tags);
        }
    }

    /** Warms up all processes with reads that leave nothing in the cache. Ignores their results. */
    void warmUp(int requests, EveningReadMix warmUpMix) {
        reads.run(Load.closed(
                requests,
                () -> Stream.generate(warmUpMix::next)
                        .filter(read -> !read.isList())
                        .findFirst()
                        .orElseThrow()
                        .request()));
    }

    /**
     * Advances to {@code target} reads in a closed loop, with the rides of that time. Sends only reads that fill the
     * cache: the consumer has written every skier day, a resort day expires after one second, and a list stays until
     * its skier rides.
     */
    void advanceTo(long target) throws NotReconciledException {
        while (mix.reads() < target) {
            int step = (int) Math.min(READS_PER_STEP, target - mix.reads());
            List<Request> lists = Stream.generate(mix::next)
                    .limit(step)
                    .filter(read -> read.isList() && !read.isCached())
                    .map(Read::request)
                    .toList();
            Iterator<Request> next = lists.iterator();
            responses(reads.run(Load.closed(lists.size(), next::next)));
            int arrivingRides = (int) Math.round(step * RIDES_PER_SECOND / READS_PER_SECOND);
            List<FieldRide> reported = new ArrayList<>();
            ExpectedResponses.allCreated(posts.run(Load.closed(arrivingRides, reporting(reported))));
            reported.forEach(ride -> mix.invalidate(ride.skier()));
        }
    }

    /** Runs a window at the real rate and returns its counters. */
    Window measure(Duration duration, double ridesPerSecond) throws NotReconciledException {
        long readsBefore = mix.reads();
        long firstReadsBefore = mix.firstReads();
        ReplicaCounters from = counters();
        List<FieldRide> reported = new ArrayList<>();
        CompletableFuture<LoadResult> rideLoad = CompletableFuture.supplyAsync(
                () -> posts.run(Load.open(ridesPerSecond, duration, reporting(reported))));
        LoadResult result = reads.run(Load.open(READS_PER_SECOND, duration, mix));
        ReplicaCounters to = counters();
        ExpectedResponses.allCreated(rideLoad.join());
        reported.forEach(ride -> mix.invalidate(ride.skier()));
        Window window = new Window(
                from,
                to,
                mix.reads() - readsBefore,
                mix.firstReads() - firstReadsBefore,
                result.latencyMicros().getValueAtPercentile(99) / 1_000.0);
        long responses = responses(result);
        NotReconciledException.require(
                window.counted() == responses,
                () -> "%,d reads have a response, but the replicas count %,.0f".formatted(responses, window.counted()));
        return window;
    }

    /** Generates requests for new rides and adds the rides to {@code reported}. */
    private Supplier<Request> reporting(List<FieldRide> reported) {
        return () -> {
            reported.addAll(rides.next(1));
            return rides.request(reported.getLast());
        };
    }

    @Override
    public void close() {
        reads.close();
        posts.close();
    }

    private ReplicaCounters counters() {
        List<Replica> replicas = Stream.of(Role.QUERY_MOBILE, Role.QUERY_WEB)
                .flatMap(role -> stack.replicas(role).stream())
                .toList();
        return ReplicaCounters.of(replicas);
    }

    /** Requires status 200, or 404 for a skier without rides on the day, and returns the number of responses. */
    private static long responses(LoadResult result) throws NotReconciledException {
        NotReconciledException.require(
                result.otherThan(200, 404) == 0, () -> "Not every GET has status 200 or 404: " + result.summary());
        return result.total();
    }
}
