package dev.liftline.benchmarks.system;

import dev.liftline.benchmarks.figure.BenchmarkContext;
import dev.liftline.benchmarks.figure.Latency;
import dev.liftline.benchmarks.figure.Measurement;
import dev.liftline.benchmarks.figure.Samples;
import dev.liftline.benchmarks.traffic.JitCompilers;
import dev.liftline.benchmarks.traffic.NewRides;
import dev.liftline.benchmarks.traffic.ReferenceRideRequests;
import dev.liftline.local.LocalStack;
import dev.liftline.local.ProcessStatus;
import dev.liftline.local.load.Load;
import dev.liftline.local.load.LoadClient;
import dev.liftline.local.load.LoadResult;
import dev.liftline.testkit.reconcile.NotReconciledException;
import dev.liftline.testkit.reconcile.StoredSeason;
import dev.liftline.testkit.reconcile.StoredSeason.Database;
import dev.liftline.testkit.rides.RideRanges;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;

/**
 * Measures the latency of a POST through the gateway of a warm stack in open loops. The time begins when a request is due,
 * so that a stall delays all requests due meanwhile.
 *
 * @param fixedRate p99 at 2,000 rides/s
 * @param ceiling the highest rate whose p99 stays below half a second: what an operator sizes by
 * @param belowCeiling worst p99 of the rounds at 70 % of the ceiling
 */
record PostLatency(Measurement fixedRate, Measurement ceiling, Measurement belowCeiling) {

    /** Up to a stall of half a second at the fixed rate no request waits for a connection of the client. */
    private static final int CONNECTIONS = 1_024;

    private static final double FIXED_RATE = 2_000;
    private static final double SHARE_OF_CEILING = 0.7;
    private static final Duration ROUND = Duration.ofSeconds(10);
    private static final double MAX_P99_MILLIS = 500;
    /** Ratio of two rates of the search. */
    private static final double STEP = 1.1;

    private static final double MIN_RATE = 200;
    private static final Duration POLL_INTERVAL = Duration.ofMillis(50);
    private static final Duration STORE_TIMEOUT = Duration.ofMinutes(1);

    /** Measures at rates derived from {@code throughput}, the stack's closed-loop rate in rides/s. */
    static PostLatency measure(BenchmarkContext context, LocalStack stack, double throughput) throws Exception {
        try (LoadClient client = new LoadClient(stack.gatewayUrl(), CONNECTIONS).sending(stack.credentials())) {
            context.progress("waiting for the JIT compilers");
            ReferenceRideRequests warmUp = new ReferenceRideRequests(2099, 1);
            String warm = JitCompilers.awaitIdle(
                    context,
                    duration -> client.run(Load.open(FIXED_RATE, duration, warmUp)),
                    stack.status().stream().mapToLong(ProcessStatus::pid).toArray());
            StoredRounds rounds = new StoredRounds(context, stack, client, new SplittableRandom(1));
            Histogram fixed = new Histogram(3);
            List<Double> fixedP99 = rounds.p99(FIXED_RATE, fixed);
            double ceiling = rounds.ceiling(throughput);
            double rate = SHARE_OF_CEILING * ceiling;
            Histogram below = new Histogram(3);
            List<Double> belowP99 = rounds.p99(rate, below);
            return new PostLatency(
                    new Measurement(
                            new Samples(fixedP99),
                            "%d s at %,.0f rides/s".formatted(ROUND.toSeconds(), FIXED_RATE),
                            List.of("All rounds: " + Latency.summary(fixed) + " (target p50 ≤ 10 ms)", warm)),
                    new Measurement(
                            Samples.of(ceiling),
                            "rates in steps of 10 %%, %d s each".formatted(ROUND.toSeconds()),
                            List.of("Closed loop: %,.0f rides/s".formatted(throughput))),
                    new Measurement(
                            Samples.of(Collections.max(belowP99)),
                            "the worst of %d rounds of %d s".formatted(context.rounds(), ROUND.toSeconds()),
                            List.of(
                                    "At %,.0f rides/s: %s".formatted(rate, Latency.summary(below)),
                                    "p99 of the rounds: " + millis(belowP99))));
        }
    }

    private static String millis(List<Double> values) {
        return values.stream()
                .map(value -> String.format(Locale.ROOT, "%.0f ms", value))
                .collect(Collectors.joining(", "));
    }

    /** Sends rounds of rides and waits after each until all are stored, so that no round inherits a backlog. */
    private record StoredRounds(
            BenchmarkContext context, LocalStack stack, LoadClient client, SplittableRandom random) {

        /** The p99 of each round in milliseconds. */
        List<Double> p99(double rate, Histogram all) throws Exception {
            List<Double> p99 = new ArrayList<>();
            for (int round = 1; round <= context.rounds(); round++) {
                LoadResult result = send(rate);
                NotReconciledException.require(
                        result.otherThan(201) == 0,
                        () -> "At %,.0f rides/s some were not acknowledged: %s".formatted(rate, result.summary()));
                context.progress("round %d of %d at %,.0f rides/s: %s; %s"
                        .formatted(
                                round,
                                context.rounds(),
                                rate,
                                Latency.summary(result.latencyMicros()),
                                result.summary()));
                all.add(result.latencyMicros());
                p99.add(Latency.millis(result.latencyMicros(), 99));
            }
            return p99;
        }

        /**
         * Searches from {@code throughput} upwards or downwards.
         *
         * @throws NotReconciledException if no rate is sustained
         */
        double ceiling(double throughput) throws Exception {
            double rate = throughput;
            if (isSustained(rate)) {
                while (isSustained(rate * STEP)) {
                    rate *= STEP;
                }
                return rate;
            }
            while (rate > MIN_RATE) {
                rate /= STEP;
                if (isSustained(rate)) {
                    return rate;
                }
            }
            throw new NotReconciledException(
                    "p99 exceeds %,.0f ms or rides fail even at %,.0f rides/s".formatted(MAX_P99_MILLIS, rate));
        }

        private boolean isSustained(double rate) throws Exception {
            LoadResult result = send(rate);
            double p99 = Latency.millis(result.latencyMicros(), 99);
            boolean sustained = p99 < MAX_P99_MILLIS && result.otherThan(201) == 0;
            context.progress("%,.0f rides/s: p99 %.0f ms, %s".formatted(rate, p99, result.summary()));
            return sustained;
        }

        private LoadResult send(double rate) throws Exception {
            try (StoredSeason season = StoredSeason.unused(Database.of(stack))) {
                NewRides rides = new NewRides(season.seasonId(), () -> RideRanges.REFERENCE.draw(random));
                LoadResult result = client.run(Load.open(rate, ROUND, rides));
                long deadline = System.nanoTime() + STORE_TIMEOUT.toNanos();
                while (season.rides() < result.count(201)) {
                    NotReconciledException.require(
                            System.nanoTime() < deadline,
                            () -> "Not all rides were stored within %d s".formatted(STORE_TIMEOUT.toSeconds()));
                    Thread.sleep(POLL_INTERVAL);
                }
                return result;
            }
        }
    }
}
