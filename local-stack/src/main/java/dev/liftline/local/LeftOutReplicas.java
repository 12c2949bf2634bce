package dev.liftline.local;

import dev.liftline.local.replica.Replica;
import dev.liftline.local.replica.UpstreamFiles;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Replicas that the user starts, for instance in a debugger: lists them for the gateway while they respond. Thread-safe. */
final class LeftOutReplicas implements AutoCloseable {

    private static final int POLL_SECONDS = 1;

    private final UpstreamFiles upstreams;
    private final List<Replica> replicas = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService polls = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("left-out-replicas").factory());

    LeftOutReplicas(UpstreamFiles upstreams) {
        this.upstreams = upstreams;
    }

    /** Begins to watch a replica. */
    void add(Replica replica) {
        replicas.add(replica);
        var _ = polls.scheduleWithFixedDelay(() -> list(replica), 0, POLL_SECONDS, TimeUnit.SECONDS);
    }

    /** Ends to watch a replica, if it was. */
    void remove(Replica replica) {
        replicas.remove(replica);
    }

    boolean contains(Replica replica) {
        return replicas.contains(replica);
    }

    private void list(Replica replica) {
        if (replicas.contains(replica) && replica.responds()) {
            upstreams.add(replica);
        } else {
            upstreams.remove(replica);
        }
    }

    @Override
    public void close() {
        polls.shutdownNow();
    }
}
