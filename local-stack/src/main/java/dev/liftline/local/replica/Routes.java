package dev.liftline.local.replica;

import java.util.List;

/**
 * The ports through which the clients of a stack reach its servers and replicas. The defaults are direct connections; a proxy overrides
 * them. All ports are on loopback.
 */
public interface Routes {

    /** Every connection is direct. */
    Routes DIRECT = new Routes() {};

    /** Returns the port through which replicas of {@code client} reach a server that listens on {@code port}. */
    default int toServer(Role client, Server server, int port) {
        return port;
    }

    /** Returns the port through which requests reach a replica that listens on {@code port}. */
    default int toReplica(Role role, String replica, int port) {
        return port;
    }

    /**
     * The roles that get a Kafka listener of their own on each broker. Brokers send a client to the advertised port of the listener it
     * uses, so {@link #toServer} can redirect only clients with their own listener.
     */
    default List<Role> kafkaListeners() {
        return List.of();
    }
}
