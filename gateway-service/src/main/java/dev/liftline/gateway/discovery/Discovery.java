package dev.liftline.gateway.discovery;

import dev.liftline.gateway.upstream.ReplicaAddress;
import dev.liftline.gateway.upstream.Upstream;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps one pool's list of replicas up to date. Whatever happens to its source, the last good list stays. */
final class Discovery implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(Discovery.class);

    private final Upstream upstream;
    private final ReplicaList list;
    private @Nullable String lastFailure;

    Discovery(Upstream upstream, ReplicaList list) {
        this.upstream = upstream;
        this.list = list;
    }

    @Override
    public void run() {
        try {
            List<ReplicaAddress> found = list.read();
            if (lastFailure != null) {
                log.info(
                        "Pool {}: its list of replicas can be read again",
                        upstream.name().id());
                lastFailure = null;
            }
            if (upstream.update(found)) {
                log.info("Pool {}: {}", upstream.name().id(), found);
            }
        } catch (IOException | RuntimeException e) {
            keepLast(Objects.requireNonNullElse(e.getMessage(), e.toString()));
        }
    }

    private void keepLast(String failure) {
        // NB: it is asked several times a second; only what is new is worth a line.
        if (!failure.equals(lastFailure)) {
            lastFailure = failure;
            log.warn(
                    "Pool {}: {}; its {} known replicas stay",
                    upstream.name().id(),
                    failure,
                    upstream.replicas().size());
        }
    }
}
