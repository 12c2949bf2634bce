package dev.liftline.gateway.discovery;

import dev.liftline.gateway.upstream.ReplicaAddress;
import java.io.IOException;
import java.util.List;

/** Finds the replicas of a pool. May block. */
interface ReplicaSource {

    /**
     * The current replicas.
     *
     * @return empty if the pool has none
     * @throws IOException with one sentence on why they cannot be found
     */
    List<ReplicaAddress> read() throws IOException;
}
