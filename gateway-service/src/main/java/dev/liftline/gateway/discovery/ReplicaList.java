package dev.liftline.gateway.discovery;

import dev.liftline.gateway.upstream.ReplicaAddress;
import java.io.IOException;
import java.util.List;

/** Something that can be asked for a pool's replicas; may block. */
interface ReplicaList {

    /**
     * The replicas as of now.
     *
     * @return empty when the pool has none, which differs from not knowing
     * @throws IOException with one sentence that says why no list could be had
     */
    List<ReplicaAddress> read() throws IOException;
}
