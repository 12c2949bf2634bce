package dev.liftline.local;

import dev.liftline.local.process.ManagedProcess;
import dev.liftline.local.process.StartException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Restarts processes that died, with a growing delay. */
final class Watchdog implements AutoCloseable {

    private static final Duration MIN_DELAY = Duration.ofMillis(500);
    private static final Duration MAX_DELAY = Duration.ofSeconds(30);

    /** After this time without a death, the delay begins at the minimum again. */
    private static final Duration RESET_AFTER = Duration.ofMinutes(1);

    private final Progress progress;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("watchdog").factory());
    private final Map<ManagedProcess, Deaths> deaths = new ConcurrentHashMap<>();

    Watchdog(Progress progress) {
        this.progress = progress;
    }

    private static final class Deaths {
        private final AtomicInteger total = new AtomicInteger();
        private int consecutive;
        private long last;
    }

    /**
     * Restarts a process on death until {@link #release}.
     *
     * @param died runs after each death
     * @param ready runs when it is ready again
     */
    void watch(ManagedProcess process, Runnable died, Runnable ready) {
        deaths.put(process, new Deaths());
        process.onDeath(dead -> {
            died.run();
            restartLater(dead, ready);
        });
    }

    void release(ManagedProcess process) {
        deaths.remove(process);
    }

    /** The number of deaths since {@link #watch}. */
    int deaths(ManagedProcess process) {
        var known = deaths.get(process);
        return known == null ? 0 : known.total.get();
    }

    private void restartLater(ManagedProcess process, Runnable ready) {
        var known = deaths.get(process);
        if (known == null || timer.isShutdown()) {
            return;
        }
        var delay = delay(known);
        progress.note("%s died and restarts in %.1f s.".formatted(process.name(), delay.toMillis() / 1000.0));
        var _ = timer.schedule(
                () -> Thread.ofVirtual().start(() -> restart(process, ready)), delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void restart(ManagedProcess process, Runnable ready) {
        if (!deaths.containsKey(process) || timer.isShutdown()) {
            return;
        }
        try {
            process.start();
            ready.run();
            progress.note(process.name() + " is ready again.");
        } catch (StartException e) {
            progress.note(String.valueOf(e.getMessage()));
            restartLater(process, ready);
        }
    }

    private static Duration delay(Deaths known) {
        synchronized (known) {
            var now = System.nanoTime();
            known.consecutive = now - known.last > RESET_AFTER.toNanos() ? 0 : known.consecutive + 1;
            known.last = now;
            known.total.incrementAndGet();
            var delay = MIN_DELAY.multipliedBy(1L << Math.min(known.consecutive, 10));
            return delay.compareTo(MAX_DELAY) > 0 ? MAX_DELAY : delay;
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
