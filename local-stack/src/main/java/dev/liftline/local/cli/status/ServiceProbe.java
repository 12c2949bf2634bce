package dev.liftline.local.cli.status;

import dev.liftline.local.ProcessStatus;
import dev.liftline.local.replica.Role;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One service's view: of itself, and of the servers it needs. All requests are sent when it is created.
 *
 * <p>A health component is asked on its own, because a health response with all of them waits for the slowest.
 */
final class ServiceProbe {

    private static final Map<ServerProbe, String> COMPONENTS =
            Map.of(ServerProbe.POSTGRESQL, "/db", ServerProbe.REDIS, "/redis");

    private final ProcessStatus process;
    private final Role role;
    private final CompletableFuture<Optional<JsonNode>> readiness;
    private final Map<ServerProbe, CompletableFuture<Optional<JsonNode>>> components = new EnumMap<>(ServerProbe.class);
    private final CompletableFuture<Metrics> metrics;

    private ServiceProbe(ProcessStatus process, Role role) {
        this.process = process;
        this.role = role;
        var actuator = new Actuator(process.managementPort());
        readiness = actuator.health("/readiness");
        metrics = actuator.metrics();
        if (role == Role.CONSUMER) {
            COMPONENTS.forEach((server, path) -> components.put(server, actuator.health(path)));
        }
    }

    /** Asks a service; empty if the process is a server, or not ready. */
    static Optional<ServiceProbe> of(ProcessStatus process) {
        var label = process.name().replaceFirst("-\\d+$", "");
        return Arrays.stream(Role.values())
                .filter(role -> role.label().equals(label) && process.ready())
                .findFirst()
                .map(role -> new ServiceProbe(process, role));
    }

    ProcessStatus process() {
        return process;
    }

    Role role() {
        return role;
    }

    Metrics metrics() {
        return metrics.join();
    }

    /** Whether the service says that it does not reach a server. */
    boolean misses(ServerProbe server) {
        var component = components.get(server);
        if (component != null) {
            // A component that does not respond waits for the server, if the service itself responds.
            return component.join().map(health -> !isUp(health)).orElse(responds());
        }
        return switch (role) {
            case INGEST -> server == ServerProbe.KAFKA && metrics().isCircuitBreakerOpen("kafka");
            case QUERY_MOBILE, QUERY_WEB ->
                server == ServerProbe.REDIS && metrics().isCircuitBreakerOpen("redis");
            case GATEWAY, CONSUMER, IDENTITY -> false;
        };
    }

    private boolean responds() {
        return readiness.join().isPresent();
    }

    /** What is wrong with the service; null if nothing is. */
    @Nullable
    String problem() {
        var health = readiness.join();
        if (health.isEmpty()) {
            return "does not respond";
        }
        var problems = new ArrayList<>(notUp(health.get()));
        Arrays.stream(ServerProbe.values())
                .filter(this::misses)
                .map(server -> "no " + server.server())
                .forEach(problems::add);
        if (problems.isEmpty()) {
            return isUp(health.get()) ? null : "not ready";
        }
        return String.join(", ", problems);
    }

    /** The components of readiness that are not up, where the service shows them. */
    private static List<String> notUp(JsonNode readiness) {
        return readiness
                .path("components")
                .propertyStream()
                .filter(component -> !isUp(component.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static boolean isUp(JsonNode health) {
        return health.path("status").asString("").equals("UP");
    }
}
