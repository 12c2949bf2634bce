package dev.liftline.drills.pools;

import dev.liftline.drills.clients.LoadBalancer;
import dev.liftline.drills.plan.Drill;
import dev.liftline.drills.plan.DrillContext;
import dev.liftline.drills.plan.ExpectedImpact;
import dev.liftline.drills.plan.StackRequirements;
import dev.liftline.local.load.Load;
import dev.liftline.local.load.LoadClient;
import dev.liftline.local.load.LoadResult;
import dev.liftline.local.replica.Replica;
import dev.liftline.local.replica.Role;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Sends one front end's reads at four times its maximum rate and watches the other's, then the other way round. */
public final class StormOfOneApi {

    private static final double FACTOR = 4;
    private static final double MAX_RATIO = 1.2;
    private static final double SHARE_OF_THE_STORMED = 0.075;
    private static final int OK = 200;
    private static final double MIN_SENT = 2;

    /** What the client counts if all of its connections wait for responses. */
    private static final String NOT_SENT = "IllegalStateException";

    private static final int CONNECTIONS = 64;
    private static final double WATCHED_PER_SECOND = 100;
    private static final int ROUNDS = 3;

    /** A cold maximum is less than a third of a warm one. */
    private static final Duration WARM_UP = Duration.ofSeconds(15);

    private static final Duration MEASUREMENT = Duration.ofSeconds(6);
    private static final Duration WATCH = Duration.ofSeconds(20);

    /** In which the storm's connections are opened and its client's JVM compiles what it does; reported apart. */
    private static final Duration ONSET = Duration.ofSeconds(5);

    private static final Duration TIMEOUT = Duration.ofSeconds(6);

    /** A session's limit would end the storm before it reached a pool. */
    private static final StackRequirements UNLIMITED = StackRequirements.withSettings(
            "unlimited-sessions",
            usual -> usual.environment(
                    Role.GATEWAY, Map.of("LIFTLINE_GATEWAY_DRAIN_NOTICE", "2s", "LIFTLINE_GATEWAY_SESSION_RATE", "0")));

    public static final Drill DRILL = Drill.of(
                    "storm-of-one-api",
                    "four times the maximum rate of one front end's reads, then of the other's",
                    StormOfOneApi::both)
            .on(UNLIMITED)
            .expecting(ExpectedImpact.READS_OUT);

    private final DrillContext context;
    private final List<URI> gateways;

    private StormOfOneApi(DrillContext context) {
        this.context = context;
        this.gateways = context.clients().gateways();
    }

    private static void both(DrillContext context) throws Exception {
        StormOfOneApi drill = new StormOfOneApi(context);
        FrontEnd app = FrontEnd.app(context);
        FrontEnd board = FrontEnd.board(context);
        drill.maxRate(app, WARM_UP);
        drill.maxRate(board, WARM_UP);
        try (var _ = drill.limit(Role.QUERY_MOBILE)) {
            drill.storm(app, board);
        }
        try (var _ = drill.limit(Role.QUERY_WEB)) {
            drill.storm(board, app);
        }
    }

    /** Limits the stormed pool: in production its replicas run on other nodes, and its storm must fit on this machine. */
    private CpuLimit limit(Role pool) {
        double cores = Runtime.getRuntime().availableProcessors() * SHARE_OF_THE_STORMED;
        context.note("%s has %.2f cores".formatted(pool.label(), cores));
        return CpuLimit.of(
                pool.label(),
                cores,
                context.stack().replicas(pool).stream().map(Replica::pid).toList());
    }

    /** Alternates calm and storm, because a JVM gets faster while it is watched. */
    private void storm(FrontEnd stormed, FrontEnd watched) throws IOException {
        double maxRate = maxRate(stormed, MEASUREMENT);
        context.note("%s: maximum %,.0f reads/s, storm %,.0f/s".formatted(stormed.name(), maxRate, FACTOR * maxRate));
        List<LoadResult> calm = new ArrayList<>();
        List<LoadResult> onset = new ArrayList<>();
        List<LoadResult> storm = new ArrayList<>();
        for (int round = 1; round <= ROUNDS; round++) {
            calm.add(watch(watched, WATCH));
            try (StormClient client =
                    StormClient.start(gateways, stormed.reads(), FACTOR * maxRate, ONSET.plus(WATCH))) {
                onset.add(watch(watched, ONSET));
                storm.add(watch(watched, WATCH));
                checkStorm(stormed, maxRate, client.await());
            }
        }
        report(stormed, watched, LoadResult.sum(calm), LoadResult.sum(onset), LoadResult.sum(storm));
    }

    /** On a busy machine not all of the storm is sent; one below twice the maximum would prove nothing. */
    private void checkStorm(FrontEnd stormed, double maxRate, Map<String, Long> requests) {
        long all = requests.values().stream().mapToLong(Long::longValue).sum();
        double factor = (all - requests.getOrDefault(NOT_SENT, 0L))
                / maxRate
                / ONSET.plus(WATCH).toSeconds();
        context.check(
                "the storm on " + stormed.name() + " is sent",
                factor >= MIN_SENT,
                "%.1f times the maximum rate; responses %s".formatted(factor, requests));
    }

    private void report(FrontEnd stormed, FrontEnd watched, LoadResult calm, LoadResult onset, LoadResult storm) {
        context.note("%s in the first %d s of each storm: p99 %.1f ms; responses %s"
                .formatted(watched.name(), ONSET.toSeconds(), onset.millis(99), onset.summary()));
        String seen = "p99 %.1f ms, %.1f ms during the storms on %s: ratio %.2f; p50 %.1f and %.1f ms; responses %s"
                .formatted(
                        calm.millis(99),
                        storm.millis(99),
                        stormed.name(),
                        storm.millis(99) / calm.millis(99),
                        calm.millis(50),
                        storm.millis(50),
                        storm.summary());
        context.check("no read of " + watched.name() + " fails", onset.otherThan(OK) + storm.otherThan(OK) == 0, seen);
        context.check(
                "the p99 of " + watched.name() + " stays within 20 %",
                storm.millis(99) <= MAX_RATIO * calm.millis(99),
                seen);
    }

    /** Reads that get 200 in a second of a closed loop. */
    private double maxRate(FrontEnd frontEnd, Duration duration) {
        try (LoadClient client = client()) {
            LoadResult result = client.run(Load.closed(duration, frontEnd::read));
            return result.count(OK) / result.seconds();
        }
    }

    private LoadResult watch(FrontEnd frontEnd, Duration duration) {
        try (LoadClient client = client()) {
            return client.run(Load.open(WATCHED_PER_SECOND, duration, frontEnd::read));
        }
    }

    private LoadClient client() {
        return new LoadClient(loop -> new LoadBalancer(loop, gateways), 0, CONNECTIONS, TIMEOUT);
    }
}
