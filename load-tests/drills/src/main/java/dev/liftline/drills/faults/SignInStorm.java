package dev.liftline.drills.faults;

import dev.liftline.drills.clients.AccessClient;
import dev.liftline.drills.clients.Second;
import dev.liftline.drills.plan.Drill;
import dev.liftline.drills.plan.DrillContext;
import dev.liftline.local.load.Connector;
import dev.liftline.local.load.Load;
import dev.liftline.local.load.LoadClient;
import dev.liftline.local.load.LoadResult;
import dev.liftline.local.load.Request;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Guesses PINs of many passes for a minute, at a fixed rate, and compares the scanners with the minute before. */
final class SignInStorm {

    private static final int ATTEMPTS = 10_000;
    private static final int CONNECTIONS = 64;
    /** Fewer than make the identity service slow an address down. */
    private static final int ATTEMPTS_OF_AN_ADDRESS = 20;

    /** Of fresh JVMs, whose latencies would hide the storm. */
    private static final Duration WARM_UP = Duration.ofSeconds(30);

    private static final Duration BEFORE = Duration.ofSeconds(60);
    private static final double PER_SECOND = ATTEMPTS / 60.0;
    private static final double NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int PASSES = 200;
    /** The first five skiers sign in in other drills, and must not be locked. */
    private static final int FIRST_PASS = 6;

    private static final Set<String> EXPECTED = Set.of("401", "429", "503");

    /** The second drill uses addresses of the loopback network, which only Linux has. */
    static final List<Drill> ALL = List.of(
            Drill.of(
                    "sign-in-storm",
                    "10,000 wrong PINs in a minute from one address",
                    context -> storm(context, ATTEMPTS, false)),
            Drill.of(
                    "sign-in-storm-spread",
                    "10,000 wrong PINs in a minute from 512 addresses",
                    context -> storm(context, CONNECTIONS * ATTEMPTS_OF_AN_ADDRESS, true)));

    private final List<URI> gateways;
    private final SplittableRandom random = new SplittableRandom();
    private final Map<String, Long> responses = new TreeMap<>();

    private SignInStorm(List<URI> gateways) {
        this.gateways = gateways;
    }

    /** @param attemptsOfARound after which all connections get other addresses, if they are spread */
    private static void storm(DrillContext context, int attemptsOfARound, boolean spread) throws InterruptedException {
        Thread.sleep(WARM_UP);
        int before = context.clients().timeline().now();
        Thread.sleep(BEFORE);
        int from = context.clients().timeline().now();
        context.note("the storm begins");
        SignInStorm storm = new SignInStorm(context.clients().gateways());
        long begun = System.nanoTime();
        for (int sent = 0, round = 1; sent < ATTEMPTS; sent += attemptsOfARound, round++) {
            storm.round(spread ? round : 0, Math.min(attemptsOfARound, ATTEMPTS - sent));
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        // Of requests that were due meanwhile.
        Thread.sleep(1_000);
        storm.report(
                context, seconds, context.clients().timeline().rides(before, from), stormy(context, from, seconds));
    }

    private static Second.Kind stormy(DrillContext context, int from, double seconds) {
        return context.clients().timeline().rides(from, from + 1 + (int) seconds);
    }

    /** @param round chooses the addresses; 0 for the usual one */
    private void round(int round, int attempts) {
        try (LoadClient client = new LoadClient(vertx -> connector(vertx, round), CONNECTIONS, CONNECTIONS, TIMEOUT)) {
            LoadResult result =
                    client.run(Load.scheduled(attempts, index -> (long) (index * NANOS / PER_SECOND), this::guess));
            result.counts().forEach((status, count) -> responses.merge(status, count, Long::sum));
        }
    }

    /** On the event loop. */
    private Request guess() {
        return AccessClient.signIn(
                "LL-%08d".formatted(FIRST_PASS + random.nextInt(PASSES)), "%07d".formatted(random.nextInt(10_000_000)));
    }

    /** Each connection has an address, and the gateways take turns. */
    private Connector connector(Vertx vertx, int round) {
        List<Connector> connectors = IntStream.range(0, CONNECTIONS)
                .mapToObj(index -> Connector.to(
                        vertx.createHttpClient(options(round, index)), gateways.get(index % gateways.size())))
                .toList();
        AtomicInteger next = new AtomicInteger();
        return onClose -> connectors.get(next.getAndIncrement() % CONNECTIONS).connect(onClose);
    }

    private static HttpClientOptions options(int round, int index) {
        HttpClientOptions options = new HttpClientOptions().setTcpNoDelay(true).setKeepAliveTimeout(0);
        return round == 0 ? options : options.setLocalAddress("127.1.%d.%d".formatted(round, 1 + index));
    }

    private void report(DrillContext context, double seconds, Second.Kind before, Second.Kind during) {
        context.note("%,d wrong PINs in %.0f s"
                .formatted(
                        responses.values().stream().mapToLong(Long::longValue).sum(), seconds));
        context.note("scanners' p99 %.1f ms in the minute before, %.1f ms during it: ratio %.2f; p50 %.1f and %.1f ms"
                .formatted(before.p99(), during.p99(), during.p99() / before.p99(), before.p50(), during.p50()));
        context.note("scanners' failed requests %d of %d before, %d of %d during it"
                .formatted(
                        before.count().failed(),
                        before.ok() + before.count().failed(),
                        during.count().failed(),
                        during.ok() + during.count().failed()));
        context.check(
                "a wrong PIN gets 401, 429 or 503",
                EXPECTED.containsAll(responses.keySet()),
                "responses by status " + responses);
    }
}
