package dev.liftline.drills.faults;

import dev.liftline.drills.clients.AccessClient;
import dev.liftline.drills.clients.CredentialProbe;
import dev.liftline.drills.plan.Drill;
import dev.liftline.drills.plan.DrillContext;
import dev.liftline.drills.plan.ExpectedImpact;
import dev.liftline.local.load.Response;
import dev.liftline.local.replica.HttpProbe;
import dev.liftline.local.replica.Replica;
import dev.liftline.local.replica.Role;
import dev.liftline.local.secrets.DemoSkier;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Kills the gateway and the identity replica that signed a skier in, goes on with his session, and ends it. */
final class SessionSurvival {

    private static final int SKIER = 2;
    private static final double MAX_SECONDS = 2;
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final Duration USED = Duration.ofSeconds(2);
    private static final Duration AFTER_END = Duration.ofSeconds(4);
    private static final Duration RECOVERY_TIMEOUT = Duration.ofSeconds(30);
    private static final String SIGNED_IN = "liftline_identity_sign_ins_total{";

    private final List<Replica> killed = new ArrayList<>();
    private final Map<String, Long> reads = new TreeMap<>();
    private long failedReads;
    private String token = "";

    private SessionSurvival() {}

    static Drill drill() {
        SessionSurvival survival = new SessionSurvival();
        return Drill.of(
                        "session-survives",
                        "SIGKILL of the gateway and the identity replica that signed a skier in; his session ends afterwards",
                        survival::signInAndKill,
                        survival::goOn,
                        survival::end)
                .expecting(ExpectedImpact.RETRIES);
    }

    private void signInAndKill(DrillContext context) throws Exception {
        reads.clear();
        failedReads = 0;
        Replica gateway = context.stack().replicas(Role.GATEWAY).getFirst();
        List<Replica> identities = context.stack().replicas(Role.IDENTITY);
        Map<Replica, Double> before =
                identities.stream().collect(Collectors.toMap(Function.identity(), SessionSurvival::signIns));
        try (AccessClient client = new AccessClient(gateway.url())) {
            token = client.token(skier(context));
            client.awaitOwnRide(context.clients(), context.stack().secrets(), skier(context), token);
        }
        Replica identity = identities.stream()
                .filter(replica -> signIns(replica) > before.getOrDefault(replica, 0.0))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no identity replica counted the sign-in"));
        killed.addAll(List.of(gateway, identity));
        killed.forEach(replica -> {
            context.note("SIGKILL of " + replica.name());
            replica.kill();
        });
    }

    /** Successful sign-ins since its start. */
    private static double signIns(Replica identity) {
        return HttpProbe.body(URI.create(identity.actuator() + "/prometheus"))
                .lines()
                .filter(line -> line.startsWith(SIGNED_IN) && line.contains("result=\"ok\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private void goOn(DrillContext context) throws InterruptedException {
        try (AccessClient client = new AccessClient(context.clients().gateways().getLast())) {
            Response read = client.send(AccessClient.readOwn(skier(context), token));
            reads.merge(read.cause(), 1L, Long::sum);
            if (!AccessClient.isAccepted(read.status())) {
                failedReads++;
            }
        }
        Thread.sleep(PAUSE);
    }

    private void end(DrillContext context) throws Exception {
        killed.parallelStream().forEach(Replica::restart);
        killed.clear();
        context.check(
                "the session goes on at the next gateway from its first request on",
                failedReads == 0 && !reads.isEmpty(),
                "reads by status " + reads);
        for (URI gateway : context.clients().gateways()) {
            try (AccessClient client = new AccessClient(gateway)) {
                client.await(AccessClient.readOwn(skier(context), token), AccessClient::isAccepted, RECOVERY_TIMEOUT);
            }
        }
        endSession(context);
    }

    private void endSession(DrillContext context) throws InterruptedException {
        List<CredentialProbe> users = new ArrayList<>();
        try (AccessClient client = new AccessClient(context.clients().gateways().getLast())) {
            for (URI gateway : context.clients().gateways()) {
                users.add(new CredentialProbe(
                        gateway,
                        CredentialProbe.SESSION_RATE,
                        () -> AccessClient.readOwn(skier(context), token),
                        (request, response) -> {}));
            }
            Thread.sleep(USED);
            long endedAt = System.nanoTime();
            client.require(AccessClient.withToken("DELETE", "/session", token));
            Thread.sleep(AFTER_END);
            users.forEach(CredentialProbe::close);
            double last = users.stream()
                    .mapToDouble(user -> user.acceptedSecondsAfter(endedAt))
                    .max()
                    .orElse(0);
            context.check(
                    "no gateway accepts an ended session for longer than 2 s",
                    last <= MAX_SECONDS,
                    "last acceptance %.3f s after the request to end it".formatted(last));
            context.check(
                    "before, the session is accepted, and afterwards there is only 401",
                    users.stream().allMatch(user -> user.accepted() > 0 && user.refused() > 0 && user.others() == 0),
                    users.stream().map(CredentialProbe::summary).collect(Collectors.joining(", ")));
        }
    }

    private static DemoSkier skier(DrillContext context) {
        return context.stack().secrets().skiers().get(SKIER);
    }
}
