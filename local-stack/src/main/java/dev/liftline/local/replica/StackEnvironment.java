package dev.liftline.local.replica;

import java.util.Map;

/**
 * The environment that a stack gives its replicas.
 *
 * @param servers by role, environment variables with the addresses of Kafka, PostgreSQL and Redis
 * @param overrides by role, environment variables that override all others
 * @param routes the ports through which requests reach replicas
 */
public record StackEnvironment(
        Map<Role, Map<String, String>> servers, Map<Role, Map<String, String>> overrides, Routes routes) {

    Map<String, String> servers(Role role) {
        return servers.getOrDefault(role, Map.of());
    }

    Map<String, String> overrides(Role role) {
        return overrides.getOrDefault(role, Map.of());
    }
}
