package dev.liftline.local.demo.play;

import dev.liftline.local.demo.day.ScannerReports;
import dev.liftline.local.demo.day.SkiDay;
import java.time.Duration;

/** Sends the reports of a day's scanners to the gateway, each at its time of the accelerated day. */
public final class DayPlayer {

    private final GatewayClient gateway;
    private final DayIds ids;

    /** Plays at {@code ids} through {@code gateway}. */
    public DayPlayer(GatewayClient gateway, DayIds ids) {
        this.gateway = gateway;
        this.ids = ids;
    }

    /**
     * Plays the day and returns when every report is acknowledged. The offline scanner's rides come last.
     *
     * @throws DemoException if the gateway rejects a ride or is unavailable for too long
     */
    public void play(ScannerReports reports, Duration wholeDay, PlayProgress progress) {
        long nanosPerMinute = wholeDay.toNanos() / SkiDay.LENGTH_MINUTES;
        gateway.report(ids, reports.live(), ride -> ride.minute() * nanosPerMinute, progress);
        gateway.reportTogether(ids, reports.offlineRides());
        progress.acknowledge(reports.offlineRides().size());
    }
}
