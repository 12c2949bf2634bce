package dev.liftline.local.demo.play;

import dev.liftline.local.demo.day.Ride;
import dev.liftline.local.demo.day.ScannerReports;
import java.time.Duration;

/** Sends the reports of a day's scanners to the gateway, each at its time of the accelerated day. */
public final class DayPlayer {

    private static final int MOST_IN_FLIGHT = 64;

    private final GatewayClient gateway;
    private final DayIds venue;

    /** Plays at {@code venue} through {@code gateway}. */
    public DayPlayer(GatewayClient gateway, DayIds venue) {
        this.gateway = gateway;
        this.venue = venue;
    }

    /**
     * Plays the day and returns when every report was acknowledged; takes at least {@code wholeDay}, and longer when
     * the gateway does. The offline scanner's rides come last.
     *
     * @throws DemoException when the gateway refuses a ride or is away for too long
     */
    public void play(ScannerReports reports, Duration wholeDay, PlayProgress progress) {
        Pace pace = new Pace(wholeDay);
        try (ConcurrentTasks inFlight = new ConcurrentTasks(MOST_IN_FLIGHT)) {
            for (Ride ride : reports.live()) {
                pace.awaitMinute(ride.minute());
                progress.reached(ride.minute());
                inFlight.start(() -> {
                    gateway.report(venue, ride);
                    progress.acknowledge(1);
                });
            }
            inFlight.await();
        }
        gateway.reportTogether(venue, reports.held());
        progress.acknowledge(reports.held().size());
    }
}
