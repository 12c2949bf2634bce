package dev.liftline.gateway.upstream;

import dev.liftline.gateway.PoolName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * One pool of replicas: admits requests up to a limit and gives each the usable replica with the fewest requests in
 * flight, which may be fewer than the pool's: {@link Replica#limit}. Thread-safe; choosing takes no lock and allocates
 * nothing.
 */
public final class Upstream {

    private final PoolName name;
    private final int maxInFlight;
    private final @Nullable Duration slowAfter;
    private final EjectionPolicy ejectionPolicy;
    private final RetryPolicy retryPolicy;
    private final RetryBudget budget;
    private final AtomicInteger inFlight = new AtomicInteger();
    private volatile List<Replica> replicas = List.of();

    /**
     * @param maxInFlight requests at once
     * @param slowAfter how long a request takes that has its replica get fewer at a time; null where none does
     */
    public Upstream(
            PoolName name,
            int maxInFlight,
            @Nullable Duration slowAfter,
            EjectionPolicy ejectionPolicy,
            RetryPolicy retryPolicy) {
        this.name = name;
        this.maxInFlight = maxInFlight;
        this.slowAfter = slowAfter;
        this.ejectionPolicy = ejectionPolicy;
        this.retryPolicy = retryPolicy;
        this.budget = new RetryBudget(retryPolicy);
    }

    public PoolName name() {
        return name;
    }

    /** The replicas as last found, in that order. */
    public List<Replica> replicas() {
        return replicas;
    }

    /** Requests that it admits at once: its own limit, or fewer when its replicas have less room together. */
    public int limit() {
        int together = 0;
        for (Replica replica : replicas) {
            together += replica.limit();
        }
        return Math.min(maxInFlight, together);
    }

    /** Requests admitted and not answered yet. */
    public int inFlight() {
        return inFlight.get();
    }

    /**
     * Takes in a new list of replicas. Those that stay keep what is known of them; those that are gone get no new
     * request and finish what they have.
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
                .orElseGet(() -> new Replica(address, ejectionPolicy, maxInFlight, slowAfter));
    }

    /** Lets one more request in; false when the pool has all it may have. Each true needs one {@link #leave}. */
    public boolean enter() {
        if (inFlight.incrementAndGet() > maxInFlight) {
            inFlight.decrementAndGet();
            return false;
        }
        budget.requestBegan();
        return true;
    }

    public void leave() {
        inFlight.decrementAndGet();
    }

    /** Most attempts of one request, the first included. */
    public int maxAttempts() {
        return retryPolicy.attempts();
    }

    /** Whether the budget has another retry; taken if so. */
    public boolean tryRetry() {
        return budget.tryRetry();
    }

    /**
     * Chooses a replica that has room and counts the request as in flight there. In order: a usable one that this request
     * has not tried; a usable one that it has (its connection may merely have been stale); and when none is usable, any it
     * has not tried: a guess beats a certain error.
     *
     * @param tried replicas that failed this request, oldest first
     * @return null when there is nobody left to try, or those who can have no room
     */
    public @Nullable Replica choose(List<Replica> tried, long now) {
        List<Replica> candidates = replicas;
        Replica chosen = leastLoaded(candidates, tried, now, true);
        if (chosen == null) {
            chosen = tried.isEmpty() ? null : leastLoaded(candidates, List.of(), now, true);
        }
        if (chosen == null && noneIsUsable(candidates, now)) {
            chosen = leastLoaded(candidates, tried, now, false);
        }
        if (chosen != null) {
            chosen.begin();
        }
        return chosen;
    }

    private static boolean noneIsUsable(List<Replica> candidates, long now) {
        for (Replica candidate : candidates) {
            if (candidate.isUsable(now)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Counts one more request as in flight at a replica that was chosen just now, unless it has gone, is no longer usable
     * or has no more room.
     *
     * @return whether it was
     */
    public boolean chooseAgain(Replica replica, long now) {
        if (!replica.isUsable(now) || !replica.hasRoom() || !replicas.contains(replica)) {
            return false;
        }
        replica.begin();
        return true;
    }

    /** Whether there is a usable replica with room that is not among those. */
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
        // NB: starting anywhere spreads ties.
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

    /** The replica answered a request that was sent to it at {@code began}. */
    public void succeeded(Replica replica, long began, long now) {
        replica.succeeded(began, now);
    }

    /**
     * The replica failed a request that was sent to it at {@code began}: refused, broke off, took too long or said that it
     * cannot.
     *
     * @return whether it was ejected for it
     */
    public boolean failed(Replica replica, long began, long now) {
        return replica.failed(began, now);
    }

    /** The request ended for a reason that says nothing about the replica. */
    public void abandoned(Replica replica) {
        replica.abandoned();
    }
}
