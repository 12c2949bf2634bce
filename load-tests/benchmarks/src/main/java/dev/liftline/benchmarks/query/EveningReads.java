package dev.liftline.benchmarks.query;

import dev.liftline.benchmarks.figure.ExpectedResponses;
import dev.liftline.benchmarks.traffic.NewRides;
import dev.liftline.local.LocalStack;
import dev.liftline.local.load.Load;
import dev.liftline.local.load.LoadClient;
import dev.liftline.local.load.LoadResult;
import dev.liftline.local.load.Request;
import dev.liftline.local.load.RunningLoad;
import dev.liftline.local.replica.Replica;
import dev.liftline.local.replica.Role;
import dev.liftline.testkit.load.ReplicaCounters;
import dev.liftline.testkit.reconcile.NotReconciledException;
import dev.liftline.testkit.rides.ReferenceRide;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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

    private final List<Replica> replicas;
    private final EveningReadMix mix;
    private final NewRides rides;
    private final LoadClient reads;
    private final LoadClient posts;
    private final List<Long> reported = new ArrayList<>();

    EveningReads(LocalStack stack, EveningReadMix mix, NewRides rides) {
        this.replicas = Stream.of(Role.QUERY_MOBILE, Role.QUERY_WEB)
                .flatMap(role -> stack.replicas(role).stream())
                .toList();
        this.mix = mix;
        this.rides = rides;
        this.reads = new LoadClient(stack.gatewayUrl(), CONNECTIONS).sending(stack.credentials());
        this.posts = new LoadClient(stack.gatewayUrl(), CONNECTIONS).sending(stack.credentials());
    }

    /**
     * A measured window of the evening.
     *
     * @param counts of the query replicas
     * @param firstReads number of first reads of a skier's list
     */
    record Window(ReadCounts counts, long firstReads, double p99Millis) {}

    /** Warms up all processes with reads that leave nothing in the cache. Ignores their results. */
    void warmUp(int requests, EveningReadMix warmUpMix) {
        reads.run(Load.closed(Stream.generate(warmUpMix::next)
                .filter(read -> !read.isList())
                .map(EveningReadMix.EveningRead::request)
                .limit(requests)
                .toList()));
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
                    .map(EveningReadMix.EveningRead::request)
                    .toList();
            ExpectedResponses.all(reads.run(Load.closed(lists)), 200, 404);
            awaitReported(report(Load.closed(Math.round(step * RIDES_PER_SECOND / READS_PER_SECOND), rides)));
        }
    }

    /** Runs a window at the real rate and returns its counters. */
    Window measure(Duration duration) throws NotReconciledException {
        long firstReadsBefore = mix.firstReads();
        ReplicaCounters from = ReplicaCounters.of(replicas);
        RunningLoad reporting = report(Load.open(RIDES_PER_SECOND, duration, rides));
        LoadResult result = reads.run(Load.open(READS_PER_SECOND, duration, mix));
        ReadCounts counts = new ReadCounts(from, ReplicaCounters.of(replicas));
        awaitReported(reporting);
        // 404 for a skier without rides on the day.
        long responses = ExpectedResponses.all(result, 200, 404);
        NotReconciledException.require(
                counts.all() == responses,
                () -> "%,d reads have a response, but the replicas count %,.0f".formatted(responses, counts.all()));
        return new Window(counts, mix.firstReads() - firstReadsBefore, result.millis(99));
    }

    private RunningLoad report(Load load) {
        return posts.start(load.onResult((request, response, nanos) -> reported.add(request.id())));
    }

    private void awaitReported(RunningLoad reporting) throws NotReconciledException {
        ExpectedResponses.all(reporting.await(), 201);
        reported.forEach(key -> mix.invalidate(ReferenceRide.ofKey(key).skier()));
        reported.clear();
    }

    @Override
    public void close() {
        reads.close();
        posts.close();
    }
}
