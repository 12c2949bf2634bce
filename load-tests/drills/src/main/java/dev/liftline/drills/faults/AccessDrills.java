package dev.liftline.drills.faults;

import dev.liftline.drills.clients.AccessClient;
import dev.liftline.drills.clients.Clients;
import dev.liftline.drills.clients.CredentialProbe;
import dev.liftline.drills.plan.Drill;
import dev.liftline.drills.plan.DrillContext;
import dev.liftline.drills.plan.ExpectedImpact;
import dev.liftline.drills.plan.ExpectedImpact.Impact;
import dev.liftline.drills.plan.StackRequirements;
import dev.liftline.local.LocalStack;
import dev.liftline.local.load.Credentials;
import dev.liftline.local.replica.Replica;
import dev.liftline.local.replica.Role;
import dev.liftline.local.secrets.DemoSkier;
import dev.liftline.local.secrets.LocalSecrets;
import dev.liftline.local.secrets.SecretRotation;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Drills on who may do what: keys, sessions and what they need. Each has a skier of its own. */
final class AccessDrills {

    /** The storms come last: the addresses they used have to wait before they can sign in again. */
    private static final StackRequirements ACCESS = StackRequirements.withSettings("access", usual -> usual);

    private static final int SKIER_OF_REDIS = 0;
    private static final int SKIER_OF_IDENTITY = 1;
    private static final int SKIER_OF_ROTATION = 3;
    /** Rides per second and resort at the restarted gateway. */
    private static final double RATE = 20;

    /** Every process reads the file with the new secret alone. */
    private static final Duration AFTER_ROTATION = Duration.ofSeconds(3);

    private static final Duration AWAY = Duration.ofSeconds(20);

    static final List<Drill> ALL = Stream.concat(
                    Stream.of(
                            KeyRevocation.drill(),
                            SessionSurvival.drill(),
                            AccessOutage.drill(
                                    "session-redis-away",
                                    "SIGKILL of the Redis with sessions, started again after 20 s",
                                    SKIER_OF_REDIS,
                                    context -> Signals.killTree(context.stack().sessionRedis()),
                                    context -> context.stack().sessionRedis().start()),
                            AccessOutage.drill(
                                    "identity-away",
                                    "SIGKILL of both identity replicas, started again after 20 s",
                                    SKIER_OF_IDENTITY,
                                    AccessDrills::killIdentity,
                                    AccessDrills::startIdentity),
                            gatewayRestarted(),
                            Drill.of(
                                    "rotate-internal-secret",
                                    "the secret that signs callers is replaced, in three steps",
                                    AccessDrills::rotate)),
                    SignInStorm.ALL.stream())
            .map(drill -> drill.on(ACCESS))
            .toList();

    private AccessDrills() {}

    private static void killIdentity(DrillContext context) {
        context.stack().replicas(Role.IDENTITY).forEach(replica -> {
            context.note("SIGKILL of " + replica.name());
            replica.kill();
        });
    }

    private static void startIdentity(DrillContext context) {
        context.stack().replicas(Role.IDENTITY).parallelStream().forEach(Replica::restart);
    }

    /** Reads need PostgreSQL, and an operator's key that the restarted gateway does not trust. */
    private static Drill gatewayRestarted() {
        List<CredentialProbe> scanners = new ArrayList<>();
        return Drill.of(
                        "access-away-gateway-restarted",
                        "identity, its Redis and PostgreSQL killed; one gateway killed and started meanwhile",
                        context -> restartWithoutIdentity(context, scanners),
                        context -> startAll(context, scanners))
                .expecting(new ExpectedImpact(Impact.RETRY, Impact.OUTAGE))
                .holding(AWAY)
                .lagging(Duration.ofSeconds(90));
    }

    private static void restartWithoutIdentity(DrillContext context, List<CredentialProbe> scanners) {
        LocalStack stack = context.stack();
        killIdentity(context);
        Signals.killTree(stack.sessionRedis());
        Signals.killTree(stack.postgres());
        Replica gateway = stack.replicas(Role.GATEWAY).getFirst();
        context.note("SIGKILL and restart of " + gateway.name());
        gateway.kill();
        gateway.restart();
        context.note(gateway.name() + " is ready");
        Clients clients = context.clients();
        Credentials keys = stack.secrets();
        // The load balancer's connections stay at the other gateway.
        for (int resort = 1; resort <= LocalSecrets.RESORTS; resort += LocalSecrets.RESORTS / 2) {
            int own = resort;
            scanners.add(new CredentialProbe(
                    gateway.url(), RATE, () -> clients.newReport(own).withKey(keys.scanner(own)), clients::record));
        }
    }

    private static void startAll(DrillContext context, List<CredentialProbe> scanners) {
        scanners.forEach(CredentialProbe::close);
        context.check(
                "the restarted gateway accepts every ride",
                scanners.stream()
                        .allMatch(scanner -> scanner.accepted() > 0 && scanner.refused() + scanner.others() == 0),
                summary(scanners));
        scanners.clear();
        context.stack().postgres().start();
        context.stack().sessionRedis().start();
        startIdentity(context);
    }

    private static void rotate(DrillContext context) throws InterruptedException {
        LocalSecrets secrets = context.stack().secrets();
        DemoSkier skier = secrets.skiers().get(SKIER_OF_ROTATION);
        List<CredentialProbe> sessions = new ArrayList<>();
        try {
            for (URI gateway : context.clients().gateways()) {
                try (AccessClient client = new AccessClient(gateway)) {
                    String token = client.token(skier);
                    // Identity responds itself.
                    sessions.add(new CredentialProbe(
                            gateway,
                            CredentialProbe.SESSION_RATE,
                            () -> AccessClient.withToken("GET", "/me", token),
                            (request, response) -> {}));
                }
            }
            new SecretRotation(secrets.directory(), Thread::sleep, context::note).run();
            Thread.sleep(AFTER_ROTATION);
        } finally {
            sessions.forEach(CredentialProbe::close);
        }
        context.check(
                "no response is 401",
                sessions.stream()
                        .allMatch(session -> session.accepted() > 0 && session.refused() + session.others() == 0),
                "GET /me by status " + summary(sessions));
    }

    private static String summary(List<CredentialProbe> probes) {
        return probes.stream().map(CredentialProbe::summary).collect(Collectors.joining(", "));
    }
}
