package dev.liftline.local.demo.play;

import dev.liftline.local.demo.day.Ride;
import dev.liftline.local.demo.day.ScannerReports;
import java.time.Duration;

/** Sends the reports of a day's scanners to the gateway, each at its time of the accelerated day. */
public final class DayPlayer {

    private static final int MAX_IN_FLIGHT = 64;

    private final GatewayClient gateway;
    private final DayIds ids;

    /** Plays at {@code ids} through {@code gateway}. */
    public DayPlayer(GatewayClient gateway, DayIds ids) {
        this.gateway = gateway;
        this.ids = ids;
    }

    /**
     * Plays the day and returns when every report was acknowledged; takes at least {@code wholeDay}, and longer when
     * the gateway does. The offline scanner's rides come last.
     *
     * @throws DemoException if the gateway rejects a ride or is unavailable for too long
     */
    public void play(ScannerReports reports, Duration wholeDay, PlayProgress progress) {
        Pace pace = new Pace(wholeDay);
        try (ConcurrentTasks tasks = new ConcurrentTasks(MAX_IN_FLIGHT)) {
            for (Ride ride : reports.live()) {
                pace.awaitMinute(ride.minute());
                progress.reached(ride.minute());
                tasks.start(() -> {
                    gateway.report(ids, ride);
                    progress.acknowledge(1);
                });
            }
            tasks.await();
        }
        gateway.reportTogether(ids, reports.held());
        progress.acknowledge(reports.held().size());
    }
}
