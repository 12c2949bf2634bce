package dev.liftline.gateway.upstream;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Keeps retries from multiplying the load of replicas that fail because of it: in any span of time at most
 * {@code reserve + ratio × requests} retries. Thread-safe.
 */
final class RetryBudget {

    private static final long RETRY = 1_000;

    private final long perRequest;
    private final long most;
    private final AtomicLong balance;

    RetryBudget(RetryPolicy policy) {
        perRequest = Math.round(policy.ratio() * RETRY);
        most = policy.reserve() * RETRY;
        balance = new AtomicLong(most);
    }

    void requestBegan() {
        long now = balance.get();
        if (now < most) {
            // NB: two threads may lose one deposit to each other; the budget is then smaller, never larger.
            balance.compareAndSet(now, Math.min(most, now + perRequest));
        }
    }

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
