package dev.liftline.local.replica;

import java.util.Map;

/** What a stack tells its replicas, and how it reaches them. */
public interface Surroundings {

    /** Environment variables for the replicas of a role: where Kafka, PostgreSQL and Redis are. */
    Map<String, String> environment(Role role);

    /** Environment variables for the replicas of a role that go before all others. */
    default Map<String, String> settings(Role role) {
        return Map.of();
    }

    /** Where requests for a replica that listens on {@code port} are to go: that port, or one that leads to it. */
    default int portOfRequests(Role role, String name, int port) {
        return port;
    }
}
