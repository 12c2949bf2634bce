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

/** Starts processes again that died, at once the first time and then ever more patiently. */
final class Watchdog implements AutoCloseable {

    private static final Duration FIRST_DELAY = Duration.ofMillis(500);
    private static final Duration LONGEST_DELAY = Duration.ofSeconds(30);

    /** A process that ran this long has recovered: its next death counts as the first. */
    private static final Duration HEALTHY = Duration.ofMinutes(1);

    private final Progress progress;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("watchdog").factory());
    private final Map<ManagedProcess, Deaths> deaths = new ConcurrentHashMap<>();

    Watchdog(Progress progress) {
        this.progress = progress;
    }

    private static final class Deaths {
        private final AtomicInteger total = new AtomicInteger();
        private int inARow;
        private long last;
    }

    /**
     * Looks after a process until {@link #release}.
     *
     * @param died runs when it has died
     * @param back runs when it is ready again
     */
    void watch(ManagedProcess process, Runnable died, Runnable back) {
        deaths.put(process, new Deaths());
        process.onDeath(dead -> {
            died.run();
            restartLater(dead, back);
        });
    }

    void release(ManagedProcess process) {
        deaths.remove(process);
    }

    /** How often the process has died. */
    int deaths(ManagedProcess process) {
        var known = deaths.get(process);
        return known == null ? 0 : known.total.get();
    }

    private void restartLater(ManagedProcess process, Runnable back) {
        var known = deaths.get(process);
        if (known == null || timer.isShutdown()) {
            return;
        }
        var delay = delay(known);
        progress.note("%s died and is started again in %.1f s.".formatted(process.name(), delay.toMillis() / 1000.0));
        var _ = timer.schedule(
                () -> Thread.ofVirtual().start(() -> restart(process, back)), delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void restart(ManagedProcess process, Runnable back) {
        if (!deaths.containsKey(process) || timer.isShutdown()) {
            return;
        }
        try {
            process.start();
            back.run();
            progress.note(process.name() + " is ready again.");
        } catch (StartException e) {
            progress.note(String.valueOf(e.getMessage()));
            restartLater(process, back);
        }
    }

    private static Duration delay(Deaths known) {
        synchronized (known) {
            var now = System.nanoTime();
            known.inARow = now - known.last > HEALTHY.toNanos() ? 0 : known.inARow + 1;
            known.last = now;
            known.total.incrementAndGet();
            var delay = FIRST_DELAY.multipliedBy(1L << Math.min(known.inARow, 10));
            return delay.compareTo(LONGEST_DELAY) > 0 ? LONGEST_DELAY : delay;
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
