package dev.liftline.gateway.testing;

import dev.liftline.model.caller.Credential;
import dev.liftline.model.caller.CredentialHash;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The internal routes of the identity service, as a behaviour of a {@link StubReplica}. Thread-safe. */
public final class StubIdentity implements StubReplica.Behaviour {

    /** Where it sends browsers that sign in with an identity provider. */
    public static final String PROVIDER = "https://login.example/authorize?state=x";

    private static final Instant FAR = Instant.parse("2099-01-01T00:00:00Z");

    private record Change(long version, String list, Map<String, Object> entry) {}

    private final List<Change> changes = new ArrayList<>();
    private final Map<String, Map<String, Object>> sessions = new ConcurrentHashMap<>();
    private final AtomicInteger lookups = new AtomicInteger();
    private volatile @Nullable Credential next;
    private final HeldRequests heldActivations = new HeldRequests();
    private volatile boolean away;
    private volatile boolean holding;

    /** A new key that never expires. */
    public Credential key(String role, int resort) {
        return key(role, resort, FAR);
    }

    public Credential key(String role, int resort, Instant expiresAt) {
        Credential.Kind kind = role.equals("scanner") ? Credential.Kind.SCANNER : Credential.Kind.OPERATOR;
        Credential credential = Credential.generate(kind, "key-" + changes.size());
        change("keys", keyEntry(credential, role, resort, expiresAt, false));
        return credential;
    }

    public void revoke(Credential credential) {
        change("keys", keyEntry(credential, "scanner", 1, FAR, true));
    }

    private static Map<String, Object> keyEntry(
            Credential credential, String role, int resort, Instant expiresAt, boolean revoked) {
        return Map.of(
                "id",
                credential.id(),
                "hash",
                credential.hash().hex(),
                "role",
                role,
                "name",
                "name-of-" + credential.id(),
                "resort",
                resort,
                "lift",
                0,
                "expiresAt",
                expiresAt.toString(),
                "revoked",
                revoked);
    }

    /** A new session of a skier or an operator. */
    public Credential session(String role, String subject) {
        return session(role, subject, FAR);
    }

    /** A new session that ends by itself, however often it is used. */
    public Credential session(String role, String subject, Instant expiresAt) {
        Credential token = Credential.generate(Credential.Kind.SESSION, "session-" + sessions.size());
        sessions.put(
                token.hash().hex(),
                Map.of(
                        "id",
                        token.id(),
                        "role",
                        role,
                        "subject",
                        subject,
                        "resort",
                        0,
                        "expiresAt",
                        expiresAt.toString()));
        return token;
    }

    /** The session that the next sign-in begins. */
    public void signIn(Credential token) {
        next = token;
    }

    /** Ends a session, as a sign-out does. */
    public void end(Credential token) {
        CredentialHash hash = token.hash();
        sessions.remove(hash.hex());
        change("endedSessions", Map.of("hash", hash.hex(), "expiresAt", FAR.toString()));
    }

    public void share(int skier, boolean shares) {
        change("sharing", Map.of("skier", skier, "shares", shares));
    }

    /** Whether it responds with 503 to gateways. */
    public void away(boolean now) {
        away = now;
    }

    /** Responds to no further activation; returns those that wait. */
    public HeldRequests holdActivations() {
        holding = true;
        return heldActivations;
    }

    /** As a database that was restored: it has the same version, but no longer this change. */
    public synchronized void forget(Credential key) {
        changes.replaceAll(change -> key.hash().hex().equals(change.entry().get("hash"))
                ? new Change(change.version(), "sharing", Map.of("skier", 1, "shares", false))
                : change);
    }

    /** How often a session was looked up. */
    public int lookups() {
        return lookups.get();
    }

    private synchronized void change(String list, Map<String, Object> entry) {
        changes.add(new Change(version() + 1, list, entry));
    }

    /** As of the identity service, which begins with 1. */
    private long version() {
        return changes.size() + 1L;
    }

    @Override
    public void respond(HttpServerRequest request, String body) {
        String path = Objects.requireNonNull(request.path());
        if (away && path.startsWith("/internal/")) {
            json(request, 503, Map.of("status", 503));
        } else if (path.equals("/internal/access")) {
            json(request, 200, access(Long.parseLong(request.getParam("after"))));
        } else if (path.startsWith("/internal/sessions/")) {
            lookups.incrementAndGet();
            Map<String, Object> session = sessions.get(path.substring(path.lastIndexOf('/') + 1));
            if (session != null && !Instant.now().isBefore(Instant.parse((String) session.get("expiresAt")))) {
                session = null;
            }
            json(request, session == null ? 404 : 200, session == null ? Map.of("status", 404) : session);
        } else if (path.equals("/activations") && holding) {
            heldActivations.respond(request, body);
        } else if (path.equals("/session") && request.method().equals(HttpMethod.POST)) {
            json(request, 201, newSession());
        } else if (path.equals("/session/oidc")) {
            request.response()
                    .setStatusCode(302)
                    .putHeader("Location", PROVIDER)
                    .putHeader("Set-Cookie", "liftline-oidc=secret; Path=/; HttpOnly")
                    .end();
        } else if (path.equals("/session/oidc/callback")) {
            request.response().putHeader("Set-Cookie", "liftline-oidc=; Path=/; Max-Age=0");
            json(request, 201, newSession());
        } else if (request.method().equals(HttpMethod.DELETE)) {
            request.response().setStatusCode(204).end();
        } else {
            StubReplica.OK.respond(request, body);
        }
    }

    private Map<String, Object> newSession() {
        return Map.of("token", Objects.requireNonNull(next).text(), "expiresAt", FAR.toString(), "role", "skier");
    }

    private synchronized Map<String, Object> access(long after) {
        boolean complete = after == 0 || after > version();
        Map<String, Object> response = new LinkedHashMap<>();
        response.put("version", version());
        response.put("complete", complete);
        for (String list : List.of("keys", "endedSessions", "sharing")) {
            response.put(
                    list,
                    changes.stream()
                            .filter(change -> change.list().equals(list) && (complete || change.version() > after))
                            .map(Change::entry)
                            .toList());
        }
        return response;
    }

    private static void json(HttpServerRequest request, int status, Object body) {
        request.response()
                .setStatusCode(status)
                .putHeader("Content-Type", status < 300 ? "application/json" : "application/problem+json")
                .end(JsonMapper.shared().writeValueAsString(body));
    }
}
