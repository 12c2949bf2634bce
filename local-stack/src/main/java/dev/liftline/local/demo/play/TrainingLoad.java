package dev.liftline.local.demo.play;

import dev.liftline.local.demo.day.Ride;
import dev.liftline.local.demo.day.SkiDaySimulation;
import dev.liftline.local.process.StartException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * The load of an AOT training: a few clients play simulated ski days as fast as the gateway responds. They report rides one by one and
 * in batches, and read every kind of resource.
 */
public final class TrainingLoad {

    private static final int CLIENTS = 16;
    private static final int SKIERS = 2_000;
    private static final int SEED = 2026;
    private static final int BATCH = 100;
    private static final int READS_PER_BATCH = 10;
    private static final Duration RETRY_TIMEOUT = Duration.ofSeconds(5);

    private final GatewayClient gateway;
    private final List<Ride> day = SkiDaySimulation.simulate(SKIERS, SEED).rides();
    private final AtomicInteger played = new AtomicInteger();
    private final long end;

    private TrainingLoad(GatewayClient gateway, Duration duration) {
        this.gateway = gateway;
        this.end = System.nanoTime() + duration.toNanos();
    }

    /**
     * Runs the load. Errors of the gateway are ignored.
     *
     * @throws StartException if the thread is interrupted
     */
    public static void run(URI url, Duration duration) {
        try (var gateway = new GatewayClient(url, RETRY_TIMEOUT);
                var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            var load = new TrainingLoad(gateway, duration);
            clients.invokeAll(IntStream.range(0, CLIENTS)
                    .<Callable<Void>>mapToObj(number -> () -> {
                        load.play();
                        return null;
                    })
                    .toList());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartException("The AOT training was interrupted.", e);
        }
    }

    private boolean isOver() {
        return System.nanoTime() > end || Thread.currentThread().isInterrupted();
    }

    private void play() {
        while (!isOver()) {
            try {
                for (int read = 0; read < READS_PER_BATCH && !isOver(); read++) {
                    int ride = played.getAndAdd(2);
                    report(ride);
                    report(ride + 1);
                    gateway.read(ids(ride), day.get(ride % day.size()).skier(), read);
                }
                int first = played.getAndAdd(BATCH);
                gateway.reportTogether(
                        ids(first),
                        IntStream.range(first, first + BATCH)
                                .mapToObj(ride -> day.get(ride % day.size()))
                                .toList());
            } catch (DemoException e) {
                // The next requests may succeed.
            }
        }
    }

    private void report(int ride) {
        gateway.report(ids(ride), day.get(ride % day.size()));
    }

    /** Each time all rides were played, the next day begins. */
    private DayIds ids(int ride) {
        return new DayIds(1, SEED, 1 + ride / day.size(), 1);
    }
}
