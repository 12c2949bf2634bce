package dev.liftline.gateway;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Every operation that the gateway offers, with its pool and its body limit. Any other request gets 404 or 405 and never
 * reaches a service. {@code docs/contracts/openapi.yaml} describes each operation.
 */
public enum Route {
    LIST_RESORTS("GET", "/resorts", PoolName.QUERY_WEB, Limits.READ),
    LIST_SEASONS("GET", "/resorts/{resortID}/seasons", PoolName.QUERY_WEB, Limits.READ),
    ADD_SEASON("POST", "/resorts/{resortID}/seasons", PoolName.QUERY_WEB, Limits.SMALL),
    COUNT_SKIERS("GET", "/resorts/{resortID}/seasons/{seasonID}/day/{dayID}/skiers", PoolName.QUERY_WEB, Limits.READ),
    RESORT_DAY("GET", "/resorts/{resortID}/seasons/{seasonID}/days/{dayID}", PoolName.QUERY_WEB, Limits.READ),
    RECORD_RIDE(
            "POST",
            "/skiers/{resortID}/seasons/{seasonID}/days/{dayID}/skiers/{skierID}",
            PoolName.INGEST,
            Limits.SMALL),
    SKIER_DAY_VERTICAL(
            "GET",
            "/skiers/{resortID}/seasons/{seasonID}/days/{dayID}/skiers/{skierID}",
            PoolName.QUERY_MOBILE,
            Limits.READ),
    SKIER_VERTICAL("GET", "/skiers/{skierID}/vertical", PoolName.QUERY_MOBILE, Limits.READ),
    SKIER_SEASON("GET", "/skiers/{skierID}/days", PoolName.QUERY_MOBILE, Limits.READ),
    SKIER_RIDES("GET", "/skiers/{skierID}/rides", PoolName.QUERY_MOBILE, Limits.READ),
    RECORD_RIDES("POST", "/lift-rides", PoolName.INGEST, Limits.BATCH),
    HOME("GET", "/", null, Limits.READ),
    STATISTICS("GET", "/statistics", null, Limits.READ),
    OPENAPI_YAML("GET", "/openapi.yaml", null, Limits.READ),
    OPENAPI_JSON("GET", "/openapi.json", null, Limits.READ),
    SWAGGER_UI("GET", "/swagger-ui", null, Limits.READ),
    SWAGGER_UI_INDEX("GET", "/swagger-ui/", null, Limits.READ),
    SWAGGER_UI_FILE("GET", "/swagger-ui/{file}", null, Limits.READ),
    LIVENESS("GET", "/livez", null, Limits.READ),
    READINESS("GET", "/readyz", null, Limits.READ);

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
    private final int maxBodyBytes;

    Route(String method, String template, @Nullable PoolName pool, int maxBodyBytes) {
        this.method = method;
        this.template = template;
        this.pool = pool;
        this.maxBodyBytes = maxBodyBytes;
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

    /** Limit of the request body in bytes. */
    public int maxBodyBytes() {
        return maxBodyBytes;
    }

    /** Whether the request body is forwarded; the body of a read is dropped. */
    public boolean takesBody() {
        return method.equals("POST");
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

    private static final class Limits {
        private static final int READ = 4 * 1024;
        private static final int SMALL = 4 * 1024;
        private static final int BATCH = 512 * 1024;
    }
}
