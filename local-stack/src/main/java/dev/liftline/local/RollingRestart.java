package dev.liftline.local;

import dev.liftline.local.process.StartException;
import dev.liftline.local.replica.Replica;
import dev.liftline.local.replica.Role;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/**
 * Restarts replicas one after another, so that requests go on: another replica of the role, for queries also one of the other pool,
 * answers meanwhile. An only ingest replica gets another one for that time. The gateway comes last; its port is closed while it restarts.
 */
final class RollingRestart {

    private final Replicas replicas;

    RollingRestart(Replicas replicas) {
        this.replicas = replicas;
    }

    /**
     * Restarts replicas.
     *
     * @param report receives a sentence after each restart
     * @throws StartException if one does not start again; the following ones run on unchanged
     */
    void run(List<Replica> chosen, Consumer<String> report) {
        chosen.stream()
                .sorted(Comparator.comparing(replica -> replica.role() == Role.GATEWAY))
                .forEach(replica -> restart(replica, report));
    }

    private void restart(Replica replica, Consumer<String> report) {
        var begun = System.nanoTime();
        if (replica.role() == Role.INGEST && replicas.of(Role.INGEST).size() == 1) {
            replicas.grow(Role.INGEST, 1);
            var temporary = replicas.of(Role.INGEST).getLast();
            replicas.restart(replica);
            replicas.retire(List.of(temporary));
        } else {
            replicas.restart(replica);
        }
        report.accept("%s is restarted after %.1f s%s."
                .formatted(
                        replica.name(),
                        (System.nanoTime() - begun) / 1e9,
                        replica.role() == Role.GATEWAY ? "; its port was closed meanwhile" : ""));
    }
}
