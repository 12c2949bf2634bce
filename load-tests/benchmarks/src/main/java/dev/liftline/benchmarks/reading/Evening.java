package dev.liftline.benchmarks.reading;

import dev.liftline.benchmarks.figure.Answers;
import dev.liftline.benchmarks.reading.ApresSki.Question;
import dev.liftline.benchmarks.traffic.NewRides;
import dev.liftline.benchmarks.traffic.Scrape;
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

/** An evening of reads, of which only windows are played at its own pace. For one thread. */
final class Evening implements AutoCloseable {

    static final double READS_PER_SECOND = 2_000;
    /** The lifts are about to close: a twentieth of the morning rush, as in Gatling's après-ski. */
    static final double RIDES_PER_SECOND = 50;

    private static final int CONNECTIONS = 32;
    /** Ten seconds of the evening: between two of them the rides of ten seconds arrive. */
    private static final int AT_ONCE = 20_000;

    private final LocalStack stack;
    private final ApresSki questions;
    private final NewRides rides;
    private final LoadClient reads;
    private final LoadClient posts;

    Evening(LocalStack stack, ApresSki questions, NewRides rides) {
        this.stack = stack;
        this.questions = questions;
        this.rides = rides;
        this.reads = new LoadClient(stack.gatewayUrl(), CONNECTIONS);
        this.posts = new LoadClient(stack.gatewayUrl(), CONNECTIONS);
    }

    /**
     * A window of the evening, as the replicas counted it.
     *
     * @param asked reads
     * @param firsts those that were the first for a list of a skier
     */
    record Window(Scrape from, Scrape to, long asked, long firsts, double p99Millis) {

        /** The share of reads that Redis answered, in percent. */
        double ratio(String... kind) {
            return 100 * (1 - missed(kind) / counted(kind));
        }

        /** How many reads Redis did not answer. */
        double missed(String... kind) {
            String[] cached = Stream.concat(Stream.of(kind), Stream.of("source=\"cache\""))
                    .toArray(String[]::new);
            return counted(kind) - counted(cached);
        }

        private double counted(String... tags) {
            return to.sum("liftline_query_reads_total", tags) - from.sum("liftline_query_reads_total", tags);
        }
    }

    /** Warms everything up by reads of another evening that leave nothing in the cache for long; how they fare does not count. */
    void warmUp(int requests, ApresSki others) {
        reads.run(Load.closed(
                requests,
                () -> Stream.generate(others::next)
                        .filter(question -> !question.ofAList())
                        .findFirst()
                        .orElseThrow()
                        .request()));
    }

    /**
     * Goes on to where {@code asked} reads were asked, as fast as it goes, with the rides of that time. Sends only what leaves
     * something in the cache that is not there: the consumer has put every skier's day there, a resort's day lives one second,
     * and a list stays until its skier rides.
     */
    void proceedTo(long asked) throws NotReconciledException {
        while (questions.asked() < asked) {
            int some = (int) Math.min(AT_ONCE, asked - questions.asked());
            List<Request> lists = Stream.generate(questions::next)
                    .limit(some)
                    .filter(question -> question.ofAList() && !question.isCached())
                    .map(Question::request)
                    .toList();
            Iterator<Request> next = lists.iterator();
            answered(reads.run(Load.closed(lists.size(), next::next)));
            int arriving = (int) Math.round(some * RIDES_PER_SECOND / READS_PER_SECOND);
            List<FieldRide> reported = new ArrayList<>();
            Answers.allCreated(posts.run(Load.closed(arriving, reporting(reported))));
            reported.forEach(ride -> questions.rode(ride.skier()));
        }
    }

    /** Plays so much of the evening. */
    Window play(Duration duration, double ridesPerSecond) throws NotReconciledException {
        long asked = questions.asked();
        long firsts = questions.firsts();
        Scrape from = scrape();
        List<FieldRide> reported = new ArrayList<>();
        CompletableFuture<LoadResult> arriving = CompletableFuture.supplyAsync(
                () -> posts.run(Load.open(ridesPerSecond, duration, reporting(reported))));
        LoadResult result = reads.run(Load.open(READS_PER_SECOND, duration, questions));
        Scrape to = scrape();
        Answers.allCreated(arriving.join());
        reported.forEach(ride -> questions.rode(ride.skier()));
        Window window = new Window(
                from,
                to,
                questions.asked() - asked,
                questions.firsts() - firsts,
                result.latencyMicros().getValueAtPercentile(99) / 1_000.0);
        long answers = answered(result);
        NotReconciledException.require(
                window.counted() == answers,
                () -> "%,d reads were answered, the replicas count %,.0f".formatted(answers, window.counted()));
        return window;
    }

    /** Reports of new rides, which it notes down. */
    private Supplier<Request> reporting(List<FieldRide> reported) {
        return () -> {
            reported.addAll(rides.next(1));
            return rides.report(reported.getLast());
        };
    }

    @Override
    public void close() {
        reads.close();
        posts.close();
    }

    private Scrape scrape() {
        List<Replica> replicas = Stream.of(Role.QUERY_MOBILE, Role.QUERY_WEB)
                .flatMap(role -> stack.replicas(role).stream())
                .toList();
        return Scrape.of(replicas);
    }

    /** A skier who was not there that day has no data, which is an answer too. */
    private static long answered(LoadResult result) throws NotReconciledException {
        NotReconciledException.require(
                result.otherThan(200, 404) == 0, () -> "Not every GET was answered: " + result.summary());
        return result.total();
    }
}
