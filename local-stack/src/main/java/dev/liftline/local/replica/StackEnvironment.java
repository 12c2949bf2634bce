package dev.liftline.local.replica;

import java.util.HashMap;
import java.util.Map;

/**
 * The environment that a stack gives its replicas.
 *
 * @param servers by role, environment variables with the addresses of Kafka, PostgreSQL and Redis
 * @param overrides by role, environment variables that override those that the stack sets
 * @param replicaOverrides by the replica's name, environment variables that override all others
 * @param routes the ports through which requests reach replicas
 * @param access who may do what
 */
public record StackEnvironment(
        Map<Role, Map<String, String>> servers,
        Map<Role, Map<String, String>> overrides,
        Map<String, Map<String, String>> replicaOverrides,
        Routes routes,
        AccessEnvironment access) {

    Map<String, String> servers(Role role) {
        return servers.getOrDefault(role, Map.of());
    }

    Map<String, String> overrides(Role role, String replica) {
        var all = new HashMap<>(overrides.getOrDefault(role, Map.of()));
        all.putAll(replicaOverrides.getOrDefault(replica, Map.of()));
        return all;
    }
}
