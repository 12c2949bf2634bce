package dev.liftline.gateway.upstream;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Limits retries to {@code reserve + ratio × requests} in any period, so that retries do not multiply the load of replicas
 * that fail because of their load. Thread-safe.
 */
final class RetryBudget {

    private static final long RETRY = 1_000;

    private final long perRequest;
    private final long max;
    private final AtomicLong balance;

    RetryBudget(RetryPolicy policy) {
        perRequest = Math.round(policy.ratio() * RETRY);
        max = policy.reserve() * RETRY;
        balance = new AtomicLong(max);
    }

    /** Adds the share of one request. */
    void deposit() {
        long now = balance.get();
        if (now < max) {
            // Of two concurrent deposits one may be lost; the budget is then smaller, never larger.
            balance.compareAndSet(now, Math.min(max, now + perRequest));
        }
    }

    /** Takes one retry from the budget, if it has one. */
    boolean tryRetry() {
        long now = balance.get();
        while (now >= RETRY) {
            if (balance.compareAndSet(now, now - RETRY)) {
                return true;
            }
            now = balance.get();
        }
        return false;
    }
}
