package dev.liftline.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.liftline.gateway.Permission;
import dev.liftline.gateway.Route;
import dev.liftline.gateway.testing.ClosedGateway;
import dev.liftline.gateway.testing.StubIdentity;
import dev.liftline.gateway.testing.StubReplica;
import dev.liftline.model.caller.CallerRole;
import dev.liftline.model.caller.Credential;
import dev.liftline.model.caller.Credential.Kind;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends every route with a credential of every role, for its own and another resort and skier, and with credentials that prove
 * nothing, and compares the responses with {@code docs/security.md}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PermissionMatrixIT {

    private static final Logger log = LoggerFactory.getLogger(PermissionMatrixIT.class);

    private static final int OWN = 7;
    private static final int OTHER = 8;
    private static final int SHARING = 9;

    private final DocumentedPermissions documented = DocumentedPermissions.read();
    private final StubIdentity identity = new StubIdentity();
    private final StubReplica replica = StubReplica.start().behaving(identity);
    private final Map<String, Credential> credentials = new LinkedHashMap<>();
    private final Map<String, Credential> invalid = new LinkedHashMap<>();
    private final Map<String, Integer> counts = new TreeMap<>();
    private @Nullable ClosedGateway gateway;

    @BeforeAll
    void start(@TempDir Path directory) {
        for (String role : List.of("scanner", "resort", "security", "admin")) {
            credentials.put(role, identity.key(role, role.equals("admin") ? 0 : OWN));
        }
        credentials.put("skier", identity.session("skier", Integer.toString(OWN)));
        identity.signIn(identity.session("skier", Integer.toString(OTHER)));
        identity.share(SHARING, true);
        Credential revoked = identity.key("admin", 0);
        identity.revoke(revoked);
        Credential ended = identity.session("admin", "night");
        identity.end(ended);
        invalid.put("revoked", revoked);
        invalid.put("ended", ended);
        invalid.put("expired", identity.key("admin", 0, Instant.EPOCH));
        invalid.put("unknown key", Credential.generate(Kind.OPERATOR, "nobody"));
        invalid.put("unknown session", Credential.generate(Kind.SESSION, "nobody"));
        invalid.put("malformed", new Credential(Kind.OPERATOR, "x", "ll_oper_x"));
        gateway = ClosedGateway.on(replica, directory).awaitKeys();
    }

    @AfterAll
    void stop() {
        running().close();
        replica.close();
        log.info("Responses by what was sent and expected: {}", counts);
    }

    private ClosedGateway running() {
        return Objects.requireNonNull(gateway);
    }

    @Test
    void everyRouteAndEveryRoleIsInTheTable() {
        assertThat(documented.operations())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Route.values())
                        .map(route -> route.method() + " " + route.template())
                        .toList());
        assertThat(documented.columns())
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                Stream.of(DocumentedPermissions.NOBODY),
                                Arrays.stream(CallerRole.values())
                                        .filter(role -> role != CallerRole.GATEWAY && role != CallerRole.ANONYMOUS)
                                        .map(CallerRole::id))
                        .toList());
    }

    @ParameterizedTest
    @EnumSource(Route.class)
    void respondsAsTheTableSays(Route route) {
        String operation = route.method() + " " + route.template();
        List<String> wrong = new ArrayList<>();
        for (String column : documented.columns()) {
            String cell = documented.cell(operation, column);
            Credential credential = credentials.get(column);
            for (Target target : Target.of(route, column)) {
                boolean allowed = cell.equals("yes") || (cell.equals("own") && target.own());
                check(route, target, column, credential, allowed ? 0 : credential == null ? 401 : 403, wrong);
            }
        }
        invalid.forEach((kind, credential) -> check(
                route,
                Target.of(route, "admin").getFirst(),
                kind,
                credential,
                route.permission() == Permission.PUBLIC ? 0 : 401,
                wrong));
        assertThat(wrong).isEmpty();
    }

    /** @param expected 0 for any status but 401 and 403 */
    private void check(
            Route route,
            Target target,
            String sender,
            @Nullable Credential credential,
            int expected,
            List<String> wrong) {
        String path = target.path(route);
        int status = send(route.method(), path, credential);
        boolean denied = status == 401 || status == 403;
        counts.merge(sender + " " + (expected == 0 ? "allowed" : expected), 1, Integer::sum);
        if (expected == 0 ? denied || status >= 500 : status != expected) {
            wrong.add("%s %s as %s: %d instead of %s"
                    .formatted(route.method(), path, sender, status, expected == 0 ? "allowed" : expected));
        }
    }

    private int send(String method, String path, @Nullable Credential credential) {
        HttpRequest.Builder request = HttpRequest.newBuilder(running().uri(path))
                .method(method, method.startsWith("P") ? BodyPublishers.ofString("{}") : BodyPublishers.noBody());
        if (credential != null) {
            request.header("Authorization", "Bearer " + credential.text());
        }
        return running().status(request);
    }

    /** The resort and the skier in the path, and whether the table's "own" holds for them. */
    private record Target(int resort, int skier, boolean own) {

        static List<Target> of(Route route, String column) {
            boolean skier = column.equals("skier");
            if (skier && route.permission() == Permission.READ_SKIER) {
                return List.of(
                        new Target(OTHER, OWN, true),
                        new Target(OTHER, SHARING, true),
                        new Target(OWN, OTHER, false),
                        new Target(OWN, 1_000_000, false));
            }
            return !skier && route.hasResort()
                    ? List.of(new Target(OWN, OTHER, true), new Target(OTHER, OTHER, false))
                    : List.of(new Target(OWN, OWN, true));
        }

        String path(Route route) {
            String query = route.resortName().equals("resort") ? "?resort=" + resort : "";
            return Objects.requireNonNull(route.template())
                    .replace("{resortID}", Integer.toString(resort))
                    .replace("{skierID}", Integer.toString(skier))
                    .replace("{seasonID}", "2026")
                    .replace("{dayID}", "1")
                    .replace("{keyID}", "key-1")
                    .replace("{name}", "night")
                    .replace("{pass}", "LL-1")
                    .replace("{file}", "index.css")
                    .concat(query);
        }
    }
}
