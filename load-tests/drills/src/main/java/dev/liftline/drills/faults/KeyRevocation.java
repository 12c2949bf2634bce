package dev.liftline.drills.faults;

import dev.liftline.drills.clients.AccessClient;
import dev.liftline.drills.clients.Clients;
import dev.liftline.drills.clients.CredentialProbe;
import dev.liftline.drills.plan.Drill;
import dev.liftline.drills.plan.DrillContext;
import dev.liftline.local.load.Request;
import io.vertx.core.buffer.Buffer;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Revokes a scanner's key that reports rides at every gateway, beside the usual scanners with keys of their own. */
final class KeyRevocation {

    private static final int RESORT = 1;
    private static final double RATE = 40;
    private static final double MAX_SECONDS = 2;
    private static final Duration BEFORE = Duration.ofSeconds(3);
    private static final Duration KNOWN_TIMEOUT = Duration.ofSeconds(10);
    /** Scanners may not read: the key is known. */
    private static final int FORBIDDEN = 403;

    private final List<CredentialProbe> scanners = new ArrayList<>();
    private long revokedAt;

    private KeyRevocation() {}

    static Drill drill() {
        KeyRevocation revocation = new KeyRevocation();
        return Drill.of(
                        "revoke-key",
                        "a scanner's key is revoked while it reports rides at every gateway",
                        revocation::revoke,
                        revocation::check)
                .holding(Duration.ofSeconds(5));
    }

    private void revoke(DrillContext context) throws Exception {
        Clients clients = context.clients();
        String admin = context.stack().secrets().adminKey();
        try (AccessClient client = new AccessClient(clients.gateways().getFirst())) {
            JsonNode created = client.require(Request.post(
                            "/admin/keys",
                            Buffer.buffer(
                                    "{\"name\":\"drill\",\"role\":\"scanner\",\"resortID\":%d}".formatted(RESORT)))
                    .withKey(admin));
            String key = created.path("credential").asString();
            for (URI gateway : clients.gateways()) {
                awaitKnown(gateway, key);
            }
            for (URI gateway : clients.gateways()) {
                scanners.add(new CredentialProbe(
                        gateway, RATE, () -> clients.newReport(RESORT).withKey(key), clients::record));
            }
            Thread.sleep(BEFORE);
            context.note("accepted before: "
                    + scanners.stream().map(CredentialProbe::summary).collect(Collectors.joining(", ")));
            revokedAt = System.nanoTime();
            client.require(
                    Request.of("DELETE", "/admin/keys/" + created.path("id").asString(), "", Map.of())
                            .withKey(admin));
            context.note("revoked after %.3f s".formatted((System.nanoTime() - revokedAt) / 1e9));
        }
    }

    private static void awaitKnown(URI gateway, String key) throws Exception {
        try (AccessClient client = new AccessClient(gateway)) {
            client.await(Request.get("/resorts").withKey(key), status -> status == FORBIDDEN, KNOWN_TIMEOUT);
        }
    }

    private void check(DrillContext context) {
        scanners.forEach(CredentialProbe::close);
        double last = scanners.stream()
                .mapToDouble(scanner -> scanner.acceptedSecondsAfter(revokedAt))
                .max()
                .orElse(0);
        context.check(
                "no gateway accepts a revoked key for longer than 2 s",
                last <= MAX_SECONDS,
                "last acceptance %.3f s after the request to revoke it".formatted(last));
        context.check(
                "before, a key is accepted, and afterwards there is only 401",
                scanners.stream()
                        .allMatch(scanner -> scanner.accepted() > 0 && scanner.refused() > 0 && scanner.others() == 0),
                scanners.stream().map(CredentialProbe::summary).collect(Collectors.joining(", ")));
        scanners.clear();
    }
}
