package dev.liftline.benchmarks.live;

import dev.liftline.benchmarks.figure.BenchmarkContext;
import dev.liftline.benchmarks.figure.ExpectedResponses;
import dev.liftline.benchmarks.figure.Latency;
import dev.liftline.benchmarks.figure.Measurement;
import dev.liftline.benchmarks.figure.ResidentMemory;
import dev.liftline.benchmarks.figure.Samples;
import dev.liftline.benchmarks.traffic.NewRides;
import dev.liftline.local.LocalStack;
import dev.liftline.local.ProcessStatus;
import dev.liftline.local.load.Credentials;
import dev.liftline.local.load.Load;
import dev.liftline.local.load.LoadClient;
import dev.liftline.local.load.LoadResult;
import dev.liftline.local.load.Request;
import dev.liftline.local.load.Response;
import dev.liftline.local.load.RunningLoad;
import dev.liftline.local.secrets.DemoSkier;
import dev.liftline.testkit.load.Batches;
import dev.liftline.testkit.load.ReferenceLoad;
import dev.liftline.testkit.reconcile.NotReconciledException;
import dev.liftline.testkit.reconcile.StoredSeason;
import dev.liftline.testkit.reconcile.StoredSeason.Database;
import dev.liftline.testkit.rides.RideRanges;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Opens 5,000 live streams at a warm gateway, then sends rides. One stream in ten gets an event a second, as a resort's does; the
 * others get none, as most skiers' do. The first figure that needs it executes the run. Not thread-safe.
 */
public final class LiveStreamsRun {

    private static final int SEASON = 2099;
    private static final int STREAMS = 5_000;
    private static final int BUSY_STREAMS = STREAMS / 10;
    private static final String BUSY = "/board/live?resort=1";
    private static final String SILENT = "/board/live?resort=999999";
    private static final int WARM_UP_RIDES = 200_000;
    private static final int CONNECTIONS = 128;
    private static final int PROBE_CONNECTIONS = 32;
    private static final double THROUGHPUT_SHARE = 0.7;
    private static final Duration WINDOW = Duration.ofSeconds(5);
    private static final Duration SETTLE = Duration.ofSeconds(10);
    private static final int CREATED = 201;
    private static final int SIGN_IN_ATTEMPTS = 5;
    private static final double KIBIBYTES_PER_MEBIBYTE = 1024;

    private @Nullable Figures figures;

    private record Figures(Measurement memory, Measurement freshness) {}

    public Measurement memory(BenchmarkContext context) throws Exception {
        return figures(context).memory;
    }

    public Measurement freshness(BenchmarkContext context) throws Exception {
        return figures(context).freshness;
    }

    private Figures figures(BenchmarkContext context) throws Exception {
        if (figures == null) {
            figures = execute(context);
        }
        return figures;
    }

    private static Figures execute(BenchmarkContext context) throws Exception {
        try (LocalStack stack = context.freshStack(settings -> settings.open(false))) {
            Map<String, Long> pids =
                    stack.status().stream().collect(Collectors.toMap(ProcessStatus::name, ProcessStatus::pid));
            double throughput = warmUp(context, stack, pids);
            long gateway = pids.getOrDefault("gateway", -1L);
            try (StreamClient streams = new StreamClient(stack.gatewayUrl(), STREAMS + 1)) {
                Measurement memory = memory(context, stack, streams, gateway);
                return new Figures(memory, freshness(context, stack, streams, throughput));
            }
        }
    }

    private static double warmUp(BenchmarkContext context, LocalStack stack, Map<String, Long> pids) throws Exception {
        try (StoredSeason season = StoredSeason.unused(Database.of(stack))) {
            ReferenceLoad.Result result = new ReferenceLoad(
                            stack.gatewayUrl(),
                            stack.credentials(),
                            WARM_UP_RIDES,
                            CONNECTIONS,
                            pids,
                            context::progress)
                    .send(season, 1);
            return result.acknowledged() / result.seconds();
        }
    }

    private static Measurement memory(BenchmarkContext context, LocalStack stack, StreamClient streams, long gateway)
            throws Exception {
        Thread.sleep(SETTLE);
        double before = ResidentMemory.mebibytes(gateway);
        context.progress("opening %,d streams".formatted(STREAMS));
        String key = stack.credentials().operator();
        streams.open(STREAMS - BUSY_STREAMS, SILENT, Credentials.HEADER, key);
        streams.open(BUSY_STREAMS, BUSY, Credentials.HEADER, key);
        Thread.sleep(SETTLE);
        double after = ResidentMemory.mebibytes(gateway);
        return new Measurement(
                Samples.of(Math.max(0, after - before) * KIBIBYTES_PER_MEBIBYTE / STREAMS),
                "%,d streams at a gateway that has passed on %,d rides".formatted(STREAMS, WARM_UP_RIDES),
                List.of("RSS of the gateway %.0f MiB before, %.0f MiB with the streams".formatted(before, after)));
    }

    private static Measurement freshness(
            BenchmarkContext context, LocalStack stack, StreamClient streams, double throughput) throws Exception {
        double rate = THROUGHPUT_SHARE * throughput;
        SplittableRandom random = new SplittableRandom(1);
        NewRides rides = new NewRides(SEASON, () -> RideRanges.REFERENCE.draw(random));
        DemoSkier skier = stack.secrets().skiers().getLast();
        try (LoadClient load = new LoadClient(stack.gatewayUrl(), CONNECTIONS).sending(stack.credentials());
                LoadClient probing =
                        new LoadClient(stack.gatewayUrl(), PROBE_CONNECTIONS).sending(stack.credentials())) {
            EventProbes probes = new EventProbes(probing, skier.id());
            streams.open("/app/live", "Authorization", "Bearer " + token(probing, skier), probes::event)
                    .await(10, TimeUnit.SECONDS);
            context.progress("measuring at %,.0f rides/s".formatted(rate));
            RunningLoad background = load.start(Load.open(rate, WINDOW.multipliedBy(context.rounds()), rides));
            Histogram all = new Histogram(3);
            List<Double> p99 = new ArrayList<>();
            for (int window = 1; window <= context.rounds(); window++) {
                Histogram visible = probes.run(WINDOW);
                all.add(visible);
                p99.add(Latency.millis(visible, 99));
                context.progress("window %d of %d: %s".formatted(window, context.rounds(), Latency.summary(visible)));
            }
            LoadResult result = background.await();
            ExpectedResponses.all(result, 201);
            Batches.awaitStored(Database.of(stack), SEASON, rides.count());
            Batches.awaitStored(Database.of(stack), EventProbes.SEASON, probes.sent());
            NotReconciledException.require(streams.ended() == 0, () -> streams.ended() + " streams have ended");
            return new Measurement(
                    new Samples(p99),
                    "%d s at %.0f %% of the reference load's throughput, %,d streams open"
                            .formatted(WINDOW.toSeconds(), 100 * THROUGHPUT_SHARE, STREAMS),
                    List.of(
                            "All %,d probes: %s, max %.0f ms"
                                    .formatted(all.getTotalCount(), Latency.summary(all), Latency.millis(all, 100)),
                            "Throughput of the preceding reference load %,.0f rides/s; rate of this load %,.0f/s, POST %s; %,d events in all"
                                    .formatted(
                                            throughput,
                                            result.perSecond(),
                                            Latency.summary(result.latencyMicros()),
                                            streams.events())));
        }
    }

    /** Signs in; hashes yield the CPU to everything else, so that a busy machine takes more than one attempt. */
    private static String token(LoadClient client, DemoSkier skier) throws InterruptedException {
        Request signIn = Request.post(
                "/session", Buffer.buffer("{\"pass\":\"%s\",\"pin\":\"%s\"}".formatted(skier.pass(), skier.pin())));
        Response response = client.send(signIn);
        for (int attempt = 1; response.status() != CREATED && attempt < SIGN_IN_ATTEMPTS; attempt++) {
            Thread.sleep(SETTLE);
            response = client.send(signIn);
        }
        if (response.status() != CREATED) {
            throw new IllegalStateException("A sign-in got the status %d.".formatted(response.status()));
        }
        return JsonMapper.shared().readTree(response.text()).path("token").asString();
    }
}
