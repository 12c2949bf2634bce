package dev.liftline.drills.faults;

import dev.liftline.drills.clients.AccessClient;
import dev.liftline.drills.plan.Drill;
import dev.liftline.drills.plan.Drill.Step;
import dev.liftline.drills.plan.DrillContext;
import dev.liftline.local.load.Request;
import dev.liftline.local.load.Response;
import dev.liftline.local.secrets.DemoSkier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Uses a session and signs in again and again while servers are away that sign-in needs. */
final class AccessOutage {

    private static final Duration HOLD = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofMillis(300);
    private static final Duration RECOVERY_TIMEOUT = Duration.ofSeconds(30);
    /** Redis writes its file to the disk once a second. */
    private static final Duration UNTIL_ON_DISK = Duration.ofSeconds(2);

    private static final int CREATED = 201;
    private static final int UNAVAILABLE = 503;

    private final int skierIndex;
    private final Step inject;
    private final Step clear;
    private final List<AccessClient> gateways = new ArrayList<>();
    private final Map<String, Long> reads = new TreeMap<>();
    private final Map<String, Long> signIns = new TreeMap<>();
    private long failedReads;
    private long wrongSignIns;
    private String known = "";
    private String unused = "";

    private AccessOutage(int skierIndex, Step inject, Step clear) {
        this.skierIndex = skierIndex;
        this.inject = inject;
        this.clear = clear;
    }

    /**
     * A drill in which sign-in is out and nothing else.
     *
     * @param skierIndex of the skier who signs in, who is no other drill's
     * @param inject stops the servers
     * @param clear starts them
     */
    static Drill drill(String name, String title, int skierIndex, Step inject, Step clear) {
        AccessOutage outage = new AccessOutage(skierIndex, inject, clear);
        return Drill.of(name, title, outage::begin, outage::meanwhile, outage::end)
                .holding(HOLD);
    }

    private void begin(DrillContext context) throws Exception {
        reads.clear();
        signIns.clear();
        failedReads = 0;
        wrongSignIns = 0;
        context.clients().gateways().forEach(gateway -> gateways.add(new AccessClient(gateway)));
        known = gateways.getFirst().token(skier(context));
        unused = gateways.getFirst().token(skier(context));
        gateways.getFirst().awaitOwnRide(context.clients(), context.stack().secrets(), skier(context), known);
        for (AccessClient gateway : gateways) {
            Response response = gateway.send(AccessClient.readOwn(skier(context), known));
            if (!AccessClient.isAccepted(response.status())) {
                throw new IllegalStateException("a new session reads nothing: " + response.cause());
            }
        }
        Thread.sleep(UNTIL_ON_DISK);
        inject.run(context);
    }

    private void meanwhile(DrillContext context) throws InterruptedException {
        for (AccessClient gateway : gateways) {
            Response read = gateway.send(AccessClient.readOwn(skier(context), known));
            reads.merge(read.cause(), 1L, Long::sum);
            if (!AccessClient.isAccepted(read.status())) {
                failedReads++;
            }
            Response signIn = gateway.send(signIn(context));
            signIns.merge(signIn.cause(), 1L, Long::sum);
            if (signIn.status() != UNAVAILABLE || signIn.header("Retry-After").isEmpty()) {
                wrongSignIns++;
            }
        }
        Thread.sleep(PAUSE);
    }

    private void end(DrillContext context) throws Exception {
        try {
            context.check(
                    "a session that was used before goes on reading",
                    failedReads == 0 && !reads.isEmpty(),
                    "reads by status " + reads);
            context.check(
                    "a sign-in gets 503 with Retry-After",
                    wrongSignIns == 0 && !signIns.isEmpty(),
                    "sign-ins by status %s, %d without both".formatted(signIns, wrongSignIns));
            clear.run(context);
            double longest = 0;
            for (AccessClient gateway : gateways) {
                longest = Math.max(
                        longest, gateway.await(signIn(context), status -> status == CREATED, RECOVERY_TIMEOUT));
            }
            context.note("sign-in works %.1f s after everything runs".formatted(longest));
            Response first = gateways.getLast().send(AccessClient.readOwn(skier(context), unused));
            context.check(
                    "a session that this gateway never saw is still known",
                    AccessClient.isAccepted(first.status()),
                    "status " + first.cause());
        } finally {
            gateways.forEach(AccessClient::close);
            gateways.clear();
        }
    }

    private Request signIn(DrillContext context) {
        return AccessClient.signIn(skier(context).pass(), skier(context).pin());
    }

    private DemoSkier skier(DrillContext context) {
        return context.stack().secrets().skiers().get(skierIndex);
    }
}
