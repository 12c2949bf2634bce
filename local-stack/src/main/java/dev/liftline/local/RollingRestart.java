package dev.liftline.local;

import dev.liftline.local.process.StartException;
import dev.liftline.local.replica.Replica;
import dev.liftline.local.replica.Role;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/**
 * Restarts replicas one after another, so that requests go on: another replica of the role, for queries also one of the other pool,
 * responds meanwhile. Where there is none, and for the gateway, a second one runs for that time. Gateways come last.
 */
final class RollingRestart {

    private final Replicas replicas;
    private volatile boolean cancelled;

    RollingRestart(Replicas replicas) {
        this.replicas = replicas;
    }

    /**
     * Restarts replicas.
     *
     * @param report receives a sentence after each restart
     * @throws StartException if one does not start again or the stack stops; the following ones run on unchanged, and a temporary replica
     *     goes on in the place of one that does not start
     */
    void run(List<Replica> chosen, Consumer<String> report) {
        chosen.stream()
                .sorted(Comparator.comparing(replica -> replica.role() == Role.GATEWAY))
                .forEach(replica -> {
                    if (cancelled) {
                        throw new StartException("Liftline is stopping.");
                    }
                    restart(replica, report);
                });
    }

    /** Lets no further restart begin. */
    void cancel() {
        cancelled = true;
    }

    private void restart(Replica replica, Consumer<String> report) {
        var begun = System.nanoTime();
        var temporary = startTemporary(replica);
        replicas.restart(replica);
        replicas.retire(temporary);
        report.accept("%s is restarted after %.1f s.".formatted(replica.name(), (System.nanoTime() - begun) / 1e9));
    }

    /** Starts replicas that run during the restart only, where no present one responds in the place of the replica. */
    private List<Replica> startTemporary(Replica replica) {
        var role = replica.role();
        if (role == Role.GATEWAY) {
            return List.of(replicas.startBeside(replica));
        }
        if (role.isUpstream() && !hasSubstitute(replica)) {
            replicas.grow(role, 1);
            return List.of(replicas.of(role).getLast());
        }
        return List.of();
    }

    /** Whether another replica of the role is ready, or one of the pool that the gateway falls back on. */
    private boolean hasSubstitute(Replica replica) {
        var roles = replica.role() == Role.INGEST ? List.of(Role.INGEST) : List.of(Role.QUERY_MOBILE, Role.QUERY_WEB);
        return roles.stream()
                .flatMap(role -> replicas.of(role).stream())
                .anyMatch(other -> !other.equals(replica) && other.responds());
    }
}
