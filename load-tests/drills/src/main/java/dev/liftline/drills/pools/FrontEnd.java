package dev.liftline.drills.pools;

import dev.liftline.drills.clients.AccessClient;
import dev.liftline.drills.plan.DrillContext;
import dev.liftline.local.load.Request;
import dev.liftline.local.load.Response;
import dev.liftline.local.secrets.DemoSkier;
import dev.liftline.model.Seasons;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.json.JsonMapper;

/**
 * The reads of one front end, in turn.
 *
 * @param name of its pool
 */
record FrontEnd(String name, List<Request> reads, AtomicInteger next) {

    private static final int RESORT = 1;
    private static final int SKIERS = 3;
    private static final int ATTEMPTS = 60;
    private static final int CREATED = 201;
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final List<String> SCREENS = List.of("/app/today", "/app/season", "/app/lifts");

    /** The skier's app, with the sessions of skiers who have ridden. */
    static FrontEnd app(DrillContext context) throws Exception {
        List<Request> reads = new ArrayList<>();
        try (AccessClient client = new AccessClient(context.clients().gateways().getFirst())) {
            for (DemoSkier skier : context.stack().secrets().skiers().subList(0, SKIERS)) {
                String token = token(client, skier);
                client.awaitOwnRide(context.clients(), context.stack().secrets(), skier, token);
                SCREENS.forEach(screen -> reads.add(AccessClient.withToken("GET", screen, token)));
            }
        }
        return new FrontEnd("query-mobile", reads, new AtomicInteger());
    }

    /** Hashes have the lowest priority: on a busy machine the first attempts may take too long. */
    private static String token(AccessClient client, DemoSkier skier) throws InterruptedException {
        for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
            Response response = client.send(AccessClient.signIn(skier.pass(), skier.pin()));
            if (response.status() == CREATED) {
                return JsonMapper.shared()
                        .readTree(response.text())
                        .path("token")
                        .asString();
            }
            Thread.sleep(PAUSE);
        }
        return client.token(skier);
    }

    /** The resort's board. */
    static FrontEnd board(DrillContext context) {
        String key = context.stack().secrets().adminKey();
        String season = Seasons.text(context.season());
        return new FrontEnd(
                "query-web",
                List.of(
                        Request.get("/board/day?resort=%d&season=%s&day=1".formatted(RESORT, season))
                                .withKey(key),
                        Request.get("/board/season?resort=%d&season=%s".formatted(RESORT, season))
                                .withKey(key)),
                new AtomicInteger());
    }

    /** The next read. */
    Request read() {
        return reads.get(Math.floorMod(next.getAndIncrement(), reads.size()));
    }
}
