package dev.liftline.gateway.discovery;

import dev.liftline.gateway.upstream.ReplicaAddress;
import dev.liftline.gateway.upstream.Upstream;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Updates the replicas of one pool. If the source fails, the last known replicas stay. */
final class Discovery implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(Discovery.class);

    private final Upstream upstream;
    private final ReplicaSource source;
    private @Nullable String lastFailure;

    Discovery(Upstream upstream, ReplicaSource source) {
        this.upstream = upstream;
        this.source = source;
    }

    @Override
    public void run() {
        try {
            List<ReplicaAddress> found = source.read();
            if (lastFailure != null) {
                log.info(
                        "Pool {}: the source of its replicas works again",
                        upstream.name().id());
                lastFailure = null;
            }
            if (upstream.update(found)) {
                log.info("Pool {}: replicas {}", upstream.name().id(), found);
            }
        } catch (IOException | RuntimeException e) {
            keepLast(Objects.requireNonNullElse(e.getMessage(), e.toString()));
        }
    }

    private void keepLast(String failure) {
        // It runs several times a second; a repeated failure is not logged again.
        if (!failure.equals(lastFailure)) {
            lastFailure = failure;
            log.warn(
                    "Pool {}: {}; keeping its {} known replicas",
                    upstream.name().id(),
                    failure,
                    upstream.replicas().size());
        }
    }
}
