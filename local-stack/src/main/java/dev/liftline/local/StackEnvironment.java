package dev.liftline.local;

import dev.liftline.local.replica.Role;
import dev.liftline.local.replica.Surroundings;
import java.util.Map;

/** Where replicas find the servers, and are found, through the stack's wires if it has any. */
record StackEnvironment(Servers servers, Wires wires, LocalStackBuilder builder) implements Surroundings {

    @Override
    public Map<String, String> environment(Role role) {
        return servers.addresses(role);
    }

    @Override
    public Map<String, String> settings(Role role) {
        return builder.environment(role);
    }

    @Override
    public int portOfRequests(Role role, String name, int port) {
        return wires.through(role, name, port);
    }
}
