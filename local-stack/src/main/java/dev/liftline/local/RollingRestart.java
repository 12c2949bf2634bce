package dev.liftline.local;

import dev.liftline.local.process.StartException;
import dev.liftline.local.replica.Replica;
import dev.liftline.local.replica.Role;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/**
 * Restarts replicas one after another, so that requests go on: another replica of the role, for queries also one of the other pool,
 * answers meanwhile. A gateway and an only ingest replica get a second one for that time. Gateways come last.
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
        var standIns = standIns(replica);
        replicas.restart(replica);
        replicas.retire(standIns);
        report.accept("%s is restarted after %.1f s.".formatted(replica.name(), (System.nanoTime() - begun) / 1e9));
    }

    /** Replicas that run during the restart only, where no present one answers in the place of the replica. */
    private List<Replica> standIns(Replica replica) {
        var role = replica.role();
        if (role == Role.GATEWAY) {
            return List.of(replicas.startBeside(replica));
        }
        if (role == Role.INGEST && replicas.of(role).size() == 1) {
            replicas.grow(role, 1);
            return List.of(replicas.of(role).getLast());
        }
        return List.of();
    }
}
