package dev.liftline.gateway;

import dev.liftline.model.RideField;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Every operation that the gateway offers, with its pool, its permission and its body limit. Any other request gets 404 or 405 and never
 * reaches a service. {@code docs/contracts/openapi.yaml} describes each operation.
 */
public enum Route {
    LIST_RESORTS("GET", "/resorts", PoolName.QUERY_WEB, Permission.READ_RESORT),
    LIST_SEASONS("GET", "/resorts/{resortID}/seasons", PoolName.QUERY_WEB, Permission.READ_RESORT),
    ADD_SEASON("POST", "/resorts/{resortID}/seasons", PoolName.QUERY_WEB, Permission.CHANGE_RESORT),
    COUNT_SKIERS(
            "GET",
            "/resorts/{resortID}/seasons/{seasonID}/day/{dayID}/skiers",
            PoolName.QUERY_WEB,
            Permission.READ_RESORT_FIGURES),
    RESORT_DAY(
            "GET", "/resorts/{resortID}/seasons/{seasonID}/days/{dayID}", PoolName.QUERY_WEB, Permission.READ_RESORT),
    BOARD_RESORTS("GET", "/board/resorts", PoolName.QUERY_WEB, Permission.READ_BOARD),
    BOARD_DAY("GET", "/board/day", PoolName.QUERY_WEB, Permission.READ_BOARD, ResortIn.QUERY),
    BOARD_REPLAY("GET", "/board/replay", PoolName.QUERY_WEB, Permission.READ_BOARD, ResortIn.QUERY),
    BOARD_SEASON("GET", "/board/season", PoolName.QUERY_WEB, Permission.READ_BOARD, ResortIn.QUERY),
    BOARD_FLOW("GET", "/board/flow", PoolName.QUERY_WEB, Permission.READ_BOARD),
    FIND_LAST_LIFT("POST", "/board/last-lift", PoolName.QUERY_WEB, Permission.FIND_SKIER),
    RECORD_RIDE(
            "POST",
            "/skiers/{resortID}/seasons/{seasonID}/days/{dayID}/skiers/{skierID}",
            PoolName.INGEST,
            Permission.REPORT_RIDES),
    SKIER_DAY_VERTICAL(
            "GET",
            "/skiers/{resortID}/seasons/{seasonID}/days/{dayID}/skiers/{skierID}",
            PoolName.QUERY_MOBILE,
            Permission.READ_SKIER),
    SKIER_VERTICAL("GET", "/skiers/{skierID}/vertical", PoolName.QUERY_MOBILE, Permission.READ_SKIER),
    SKIER_SEASON("GET", "/skiers/{skierID}/days", PoolName.QUERY_MOBILE, Permission.READ_SKIER),
    SKIER_RIDES("GET", "/skiers/{skierID}/rides", PoolName.QUERY_MOBILE, Permission.READ_SKIER),
    APP_TODAY("GET", "/app/today", PoolName.QUERY_MOBILE, Permission.READ_OWN_DAYS),
    APP_SEASON("GET", "/app/season", PoolName.QUERY_MOBILE, Permission.READ_OWN_DAYS),
    APP_LIFTS("GET", "/app/lifts", PoolName.QUERY_MOBILE, Permission.READ_OWN_DAYS),
    APP_LEADERBOARD("GET", "/app/leaderboard", PoolName.QUERY_MOBILE, Permission.READ_OWN_DAYS),
    RECORD_RIDES("POST", "/lift-rides", PoolName.INGEST, Permission.REPORT_RIDES, Limits.BATCH),
    ACTIVATE("POST", "/activations", PoolName.IDENTITY, Permission.PUBLIC),
    SIGN_IN("POST", "/session", PoolName.IDENTITY, Permission.PUBLIC),
    SIGN_IN_AT_PROVIDER("GET", "/session/oidc", PoolName.IDENTITY, Permission.PUBLIC),
    RETURN_FROM_PROVIDER("GET", "/session/oidc/callback", PoolName.IDENTITY, Permission.PUBLIC),
    SIGN_OUT("DELETE", "/session", PoolName.IDENTITY, Permission.OWN_SESSION),
    SIGN_OUT_EVERYWHERE("DELETE", "/sessions", PoolName.IDENTITY, Permission.OWN_SESSION),
    WHO_AM_I("GET", "/me", PoolName.IDENTITY, Permission.OWN_SESSION),
    SHARE("PUT", "/me/sharing", PoolName.IDENTITY, Permission.OWN_ACCOUNT),
    SET_SETTINGS("PUT", "/me/settings", PoolName.IDENTITY, Permission.OWN_ACCOUNT),
    DELETE_ACCOUNT("DELETE", "/me", PoolName.IDENTITY, Permission.OWN_ACCOUNT),
    LIST_KEYS("GET", "/admin/keys", PoolName.IDENTITY, Permission.ADMINISTER),
    CREATE_KEY("POST", "/admin/keys", PoolName.IDENTITY, Permission.ADMINISTER),
    ROTATE_KEY("POST", "/admin/keys/{keyID}/rotation", PoolName.IDENTITY, Permission.ADMINISTER),
    REVOKE_KEY("DELETE", "/admin/keys/{keyID}", PoolName.IDENTITY, Permission.ADMINISTER),
    LIST_OPERATORS("GET", "/admin/operators", PoolName.IDENTITY, Permission.ADMINISTER),
    CREATE_OPERATOR("POST", "/admin/operators", PoolName.IDENTITY, Permission.ADMINISTER),
    RESET_PASSPHRASE("POST", "/admin/operators/{name}/passphrase", PoolName.IDENTITY, Permission.ADMINISTER),
    DELETE_OPERATOR("DELETE", "/admin/operators/{name}", PoolName.IDENTITY, Permission.ADMINISTER),
    CREATE_PASS("POST", "/admin/passes", PoolName.IDENTITY, Permission.ADMINISTER),
    CREATE_ACTIVATION("POST", "/admin/passes/{pass}/activation", PoolName.IDENTITY, Permission.ADMINISTER),
    APP_LIVE("GET", "/app/live", null, Permission.READ_OWN_DAYS),
    BOARD_LIVE("GET", "/board/live", null, Permission.READ_BOARD, ResortIn.QUERY),
    APP("GET", "/", null, Permission.PUBLIC),
    BOARD("GET", "/board", null, Permission.PUBLIC),
    ASSET("GET", "/assets/{file}", null, Permission.PUBLIC),
    WEB_MANIFEST("GET", "/manifest.webmanifest", null, Permission.PUBLIC),
    SERVICE_WORKER("GET", "/service-worker.js", null, Permission.PUBLIC),
    ICON("GET", "/icons/{file}", null, Permission.PUBLIC),
    DEVELOPERS("GET", "/developers", null, Permission.PUBLIC),
    STATISTICS("GET", "/statistics", null, Permission.READ_STATISTICS),
    OPENAPI_YAML("GET", "/openapi.yaml", null, Permission.PUBLIC),
    OPENAPI_JSON("GET", "/openapi.json", null, Permission.PUBLIC),
    SWAGGER_UI("GET", "/swagger-ui", null, Permission.PUBLIC),
    SWAGGER_UI_INDEX("GET", "/swagger-ui/", null, Permission.PUBLIC),
    SWAGGER_UI_FILE("GET", "/swagger-ui/{file}", null, Permission.PUBLIC),
    LIVENESS("GET", "/livez", null, Permission.PUBLIC),
    READINESS("GET", "/readyz", null, Permission.PUBLIC);

    private static final String RESORT_PARAMETER = "resort";
    private static final Route[] ALL = values();
    private static final List<String> METHODS = Stream.concat(
                    Arrays.stream(ALL)
                            .flatMap(route -> route.offeredMethods().stream())
                            .distinct(),
                    Stream.of("OPTIONS"))
            .toList();

    private final String method;
    private final String template;
    private final @Nullable PoolName pool;
    private final Permission permission;
    private final ResortIn resortIn;
    private final int maxBodyBytes;
    private final int resortSegment;
    private final int skierSegment;

    Route(String method, String template, @Nullable PoolName pool, Permission permission) {
        this(method, template, pool, permission, Limits.SMALL);
    }

    Route(String method, String template, @Nullable PoolName pool, Permission permission, int maxBodyBytes) {
        this(method, template, pool, permission, ResortIn.PATH, maxBodyBytes);
    }

    Route(String method, String template, @Nullable PoolName pool, Permission permission, ResortIn resortIn) {
        this(method, template, pool, permission, resortIn, Limits.SMALL);
    }

    Route(
            String method,
            String template,
            @Nullable PoolName pool,
            Permission permission,
            ResortIn resortIn,
            int maxBodyBytes) {
        this.method = method;
        this.template = template;
        this.pool = pool;
        this.permission = permission;
        this.resortIn = resortIn;
        this.maxBodyBytes = maxBodyBytes;
        List<String> segments = Arrays.asList(template.split("/", -1));
        this.resortSegment = segments.indexOf("{" + RideField.RESORT_ID.jsonName() + "}");
        this.skierSegment = segments.indexOf("{" + RideField.SKIER_ID.jsonName() + "}");
    }

    /**
     * Finds the route of a request. {@code HEAD} is offered wherever {@code GET} is (RFC 9110, 9.1).
     *
     * @return null if no route has this path and method
     */
    public static @Nullable Route find(String method, String path) {
        String wanted = method.equals("HEAD") ? "GET" : method;
        for (Route route : ALL) {
            if (route.method.equals(wanted) && route.matches(path)) {
                return route;
            }
        }
        return null;
    }

    /** The methods offered at {@code path}, for {@code Allow}; empty if the path is unknown. */
    public static List<String> methodsAt(String path) {
        List<String> methods = new ArrayList<>();
        for (Route route : ALL) {
            if (route.matches(path)) {
                methods.addAll(route.offeredMethods());
            }
        }
        return methods;
    }

    /** All methods that the gateway offers, each once, for {@code Allow} of the server as a whole. */
    public static List<String> methods() {
        return METHODS;
    }

    /** The methods with which it is offered. */
    public List<String> offeredMethods() {
        return method.equals("GET") ? List.of(method, "HEAD") : List.of(method);
    }

    public String method() {
        return method;
    }

    /** The path with its variables in braces, for example {@code /resorts/{resortID}/seasons}. */
    public String template() {
        return template;
    }

    /** The pool that responds; null for a local endpoint. */
    public @Nullable PoolName pool() {
        return pool;
    }

    /** Who may use it. */
    public Permission permission() {
        return permission;
    }

    /** The resort that a request names; empty if it names none, an invalid one or two. */
    public OptionalInt resort(RequestTarget target) {
        if (resortIn == ResortIn.PATH) {
            return parse(RideField.RESORT_ID, target.path(), resortSegment);
        }
        String value = target.parameter(RESORT_PARAMETER);
        return value == null ? OptionalInt.empty() : RideField.RESORT_ID.parse(value);
    }

    /** Whether requests name a resort. */
    public boolean hasResort() {
        return resortIn == ResortIn.QUERY || resortSegment >= 0;
    }

    /** What names the resort: a path variable or a query parameter. */
    public String resortName() {
        return resortIn == ResortIn.QUERY ? RESORT_PARAMETER : RideField.RESORT_ID.jsonName();
    }

    /** Whether its response is a stream of events, which the gateway itself writes. */
    public boolean isStream() {
        return this == APP_LIVE || this == BOARD_LIVE;
    }

    /** The skier in the path; empty if the path has none or an invalid one. */
    public OptionalInt skier(String path) {
        return parse(RideField.SKIER_ID, path, skierSegment);
    }

    private static OptionalInt parse(RideField field, String path, int segment) {
        if (segment < 0) {
            return OptionalInt.empty();
        }
        int start = 0;
        for (int i = 0; i < segment; i++) {
            start = path.indexOf('/', start) + 1;
        }
        int end = path.indexOf('/', start);
        return field.parse(path.substring(start, end < 0 ? path.length() : end));
    }

    /** Limit of the request body in bytes. */
    public int maxBodyBytes() {
        return maxBodyBytes;
    }

    /** Whether it may be sent again after a failure that leaves open what was done. */
    public boolean isRepeatable() {
        return pool != PoolName.IDENTITY
                || !(method.equals("POST") || this == RETURN_FROM_PROVIDER || this == DELETE_ACCOUNT);
    }

    /** Whether the pool's fallback has it too: the API of a front end is in its own pool alone. */
    public boolean mayFallBack() {
        return !(template.startsWith("/app/") || template.startsWith("/board/"));
    }

    /** Whether the request body is forwarded; the body of a read is dropped. */
    public boolean takesBody() {
        return method.equals("POST") || method.equals("PUT") || this == DELETE_ACCOUNT;
    }

    /** Compares template and path; a variable matches one non-empty segment. */
    private boolean matches(String path) {
        int at = 0;
        int i = 0;
        while (i < template.length()) {
            if (template.charAt(i) == '{') {
                int start = at;
                while (at < path.length() && path.charAt(at) != '/') {
                    at++;
                }
                if (at == start) {
                    return false;
                }
                i = template.indexOf('}', i) + 1;
            } else if (at < path.length() && path.charAt(at) == template.charAt(i)) {
                at++;
                i++;
            } else {
                return false;
            }
        }
        return at == path.length();
    }

    /** Where requests name a resort, if they name one. */
    private enum ResortIn {
        PATH,
        QUERY
    }

    private static final class Limits {
        private static final int SMALL = 4 * 1024;
        private static final int BATCH = 512 * 1024;
    }
}
