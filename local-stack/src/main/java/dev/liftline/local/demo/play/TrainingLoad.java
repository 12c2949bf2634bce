package dev.liftline.local.demo.play;

import dev.liftline.local.demo.day.Ride;
import dev.liftline.local.demo.day.SkiDaySimulation;
import dev.liftline.local.load.Load;
import dev.liftline.local.load.LoadClient;
import dev.liftline.local.load.Request;
import dev.liftline.local.load.RetryPolicy;
import dev.liftline.local.secrets.DemoSkier;
import dev.liftline.local.secrets.LocalSecrets;
import io.vertx.core.buffer.Buffer;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The load of an AOT training: a few clients play simulated ski days as fast as the gateway responds. They report rides one by one and
 * in batches, and read every kind of resource. Before it some requests use the identity service.
 */
public final class TrainingLoad {

    private static final int CLIENTS = 16;
    private static final int SKIERS = 2_000;
    private static final int SEED = 2026;
    private static final int BATCH = 100;
    private static final int IDENTITY_ROUNDS = 20;
    private static final int READS_PER_BATCH = 10;
    private static final int STEPS = 3 * READS_PER_BATCH + 1;
    private static final Duration RESPONSE_TIMEOUT = Duration.ofSeconds(10);
    private static final RetryPolicy RETRY = RetryPolicy.within(Duration.ofSeconds(5));

    private final List<Ride> day = SkiDaySimulation.simulate(SKIERS, SEED).rides();
    private int steps;
    private int played;

    private TrainingLoad() {}

    /**
     * Runs the load. Errors of the gateway are ignored.
     *
     * @param secrets of the stack: a skier signs in, an operator lists and creates keys
     */
    public static void run(URI url, LocalSecrets secrets, Duration duration) {
        try (var clients = new LoadClient(url, CLIENTS, RESPONSE_TIMEOUT)) {
            clients.run(
                    Load.closed(identityRequests(secrets.skiers().getFirst())).retrying(RETRY));
            var load = new TrainingLoad();
            clients.run(Load.closed(duration, load::next).retrying(RETRY));
        }
    }

    private static List<Request> identityRequests(DemoSkier skier) {
        var signIn = "{\"pass\":\"%s\",\"pin\":\"%s\"}".formatted(skier.pass(), skier.pin());
        var key = "{\"name\":\"training\",\"role\":\"scanner\",\"resortID\":1}";
        return IntStream.range(0, IDENTITY_ROUNDS)
                .boxed()
                .flatMap(round -> Stream.of(
                        Request.post("/session", Buffer.buffer(signIn)),
                        Request.get("/me"),
                        Request.get("/admin/keys"),
                        Request.post("/admin/keys", Buffer.buffer(key))))
                .toList();
    }

    /** Ten times two rides and a read, then a batch, over and over. */
    private Request next() {
        int step = steps++ % STEPS;
        DayIds ids = ids();
        if (step == STEPS - 1) {
            return ids.batch(Stream.generate(this::nextRide).limit(BATCH).toList());
        }
        if (step % 3 == 2) {
            Ride latest = day.get((played - 1) % day.size());
            return ids.read(latest.skier(), step / 3);
        }
        return ids.report(nextRide());
    }

    private Ride nextRide() {
        return day.get(played++ % day.size());
    }

    /** Each time all rides were played, the next day begins. */
    private DayIds ids() {
        return new DayIds(1, SEED, 1 + played / day.size(), 1);
    }
}
