package dev.liftline.gateway.upstream;

import dev.liftline.gateway.PoolName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * One pool of replicas. Gives each request the usable replica with the fewest requests in flight; the pool's limit is the sum
 * of its replicas' limits. Thread-safe; choosing a replica takes no lock and allocates nothing.
 */
public final class Upstream {

    private final PoolName name;
    private final int maxInFlight;
    private final @Nullable Duration latencyThreshold;
    private final EjectionPolicy ejectionPolicy;
    private final RetryPolicy retryPolicy;
    private final RetryBudget budget;
    private volatile List<Replica> replicas = List.of();

    /**
     * @param maxInFlight requests in flight at each replica
     * @param latencyThreshold latency above which the replica's limit is reduced; null for a fixed limit
     */
    public Upstream(
            PoolName name,
            int maxInFlight,
            @Nullable Duration latencyThreshold,
            EjectionPolicy ejectionPolicy,
            RetryPolicy retryPolicy) {
        this.name = name;
        this.maxInFlight = maxInFlight;
        this.latencyThreshold = latencyThreshold;
        this.ejectionPolicy = ejectionPolicy;
        this.retryPolicy = retryPolicy;
        this.budget = new RetryBudget(retryPolicy);
    }

    public PoolName name() {
        return name;
    }

    /** The replicas last found, in that order. */
    public List<Replica> replicas() {
        return replicas;
    }

    /** The sum of the replicas' limits. */
    public int limit() {
        return replicas.stream().mapToInt(Replica::limit).sum();
    }

    /** Requests in flight at the replicas. */
    public int inFlight() {
        return replicas.stream().mapToInt(Replica::inFlight).sum();
    }

    /**
     * Replaces the list of replicas. Those that stay keep their state; those that are gone get no new request and finish
     * what they have.
     *
     * @return whether the list changed
     */
    public synchronized boolean update(Collection<ReplicaAddress> found) {
        List<Replica> next = new ArrayList<>();
        for (ReplicaAddress address : new LinkedHashSet<>(found)) {
            next.add(known(address));
        }
        boolean changed = !next.equals(replicas);
        if (changed) {
            replicas = List.copyOf(next);
        }
        return changed;
    }

    private Replica known(ReplicaAddress address) {
        return replicas.stream()
                .filter(replica -> replica.address().equals(address))
                .findFirst()
                .orElseGet(() -> new Replica(address, ejectionPolicy, maxInFlight, latencyThreshold));
    }

    /** Adds a request's share to the retry budget. */
    public void requestStarted() {
        budget.deposit();
    }

    /** Maximum number of attempts of one request, the first included. */
    public int maxAttempts() {
        return retryPolicy.maxAttempts();
    }

    /** Takes one retry from the budget, if it has one. */
    public boolean tryRetry() {
        return budget.tryRetry();
    }

    /**
     * Chooses a replica with room and counts the request as in flight there. In order: a usable one that this request has not
     * tried; a usable one that it has; if no replica of the pool is usable, any that it has not tried.
     *
     * @return null when there is none
     */
    public @Nullable Replica choose(List<Replica> tried, long now) {
        List<Replica> candidates = replicas;
        Replica chosen = candidate(candidates, tried, now);
        // Another thread may take the last room in between.
        while (chosen != null && !chosen.tryStart()) {
            chosen = candidate(candidates, tried, now);
        }
        return chosen;
    }

    private static @Nullable Replica candidate(List<Replica> candidates, List<Replica> tried, long now) {
        Replica chosen = leastLoaded(candidates, tried, now, true);
        if (chosen == null && !tried.isEmpty()) {
            chosen = leastLoaded(candidates, List.of(), now, true);
        }
        if (chosen == null && !isAnyUsable(candidates, List.of(), now)) {
            chosen = leastLoaded(candidates, tried, now, false);
        }
        return chosen;
    }

    private static boolean isAnyUsable(List<Replica> candidates, List<Replica> except, long now) {
        for (Replica candidate : candidates) {
            if (candidate.isUsable(now) && !except.contains(candidate)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Counts the request as in flight at this replica, unless the replica is gone, not usable, or has no room.
     *
     * @return whether the request may go there
     */
    public boolean chooseAgain(Replica replica, long now) {
        return replica.isUsable(now) && replicas.contains(replica) && replica.tryStart();
    }

    /** Whether there is a usable replica, with room or without, that is not among these. */
    public boolean isUsable(List<Replica> tried, long now) {
        return isAnyUsable(replicas, tried, now);
    }

    /** Whether there is a usable replica with room that is not among these. */
    public boolean hasOtherThan(List<Replica> tried, long now) {
        return leastLoaded(replicas, tried, now, true) != null;
    }

    private static @Nullable Replica leastLoaded(
            List<Replica> candidates, List<Replica> tried, long now, boolean onlyUsable) {
        int size = candidates.size();
        if (size == 0) {
            return null;
        }
        Replica least = null;
        // A random start spreads ties.
        int start = ThreadLocalRandom.current().nextInt(size);
        for (int i = 0; i < size; i++) {
            Replica candidate = candidates.get((start + i) % size);
            if ((least == null || candidate.inFlight() < least.inFlight())
                    && (!onlyUsable || candidate.isUsable(now))
                    && candidate.hasRoom()
                    && !tried.contains(candidate)) {
                least = candidate;
            }
        }
        return least;
    }

    /** Records the response to a request that was sent at {@code startedAt}. */
    public void succeeded(Replica replica, long startedAt, long now) {
        replica.succeeded(startedAt, now);
    }

    /**
     * Records the failure of a request that was sent at {@code startedAt}. Ejects no replica, nor again one on trial, unless
     * another is healthy and not ejected: health checks decide whether the last one gets requests.
     *
     * @return whether it ejected the replica
     */
    public synchronized boolean failed(Replica replica, long startedAt, long now) {
        // The lock: two event loops could otherwise eject two replicas, each because of the other.
        return replica.failed(startedAt, now, isAnotherHealthy(replica));
    }

    private boolean isAnotherHealthy(Replica replica) {
        for (Replica other : replicas) {
            if (other != replica && other.state() == Replica.State.HEALTHY) {
                return true;
            }
        }
        return false;
    }

    /** Records the end of a request that does not affect the replica's limit or ejection. */
    public void abandoned(Replica replica) {
        replica.abandoned();
    }
}
