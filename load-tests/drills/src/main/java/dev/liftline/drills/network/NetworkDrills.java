package dev.liftline.drills.network;

import dev.liftline.drills.plan.Drill;
import dev.liftline.drills.plan.ExpectedImpact;
import dev.liftline.drills.proxy.CommitCut.Moment;
import dev.liftline.drills.proxy.FaultControl;
import dev.liftline.drills.proxy.LinkDelay;
import dev.liftline.drills.proxy.Side;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The drills of this package. */
public final class NetworkDrills {

    /** There and back 300 ms, 50 ms more or less. */
    private static final LinkDelay SLOW = LinkDelay.of(Duration.ofMillis(150), Duration.ofMillis(25));

    private static final Duration HOLD = Duration.ofSeconds(12);

    public static final List<Drill> ALL = Stream.concat(
                    Stream.<Drill>of(
                            new CommitsCut(
                                    "commit-answer-lost",
                                    "connection to PostgreSQL cut after COMMIT, before its answer",
                                    Moment.AFTER_COMMIT),
                            new CommitsCut(
                                    "commit-lost",
                                    "connection to PostgreSQL cut before COMMIT arrives",
                                    Moment.BEFORE_COMMIT),
                            halfOpen("consumer-vanished", "PostgreSQL does not hear that consumers left", Side.CLIENT),
                            halfOpen("postgres-vanished", "consumers do not hear that PostgreSQL left", Side.SERVER)),
                    NetworkPath.ALL.stream().flatMap(NetworkDrills::faults))
            .toList();

    private NetworkDrills() {}

    private static Stream<Drill> faults(NetworkPath two) {
        return Stream.of(
                // Slow is no outage: nobody sees an error.
                fault(two, "slow", "300 ms slower", ExpectedImpact.NOTHING, link -> link.slow(SLOW, SLOW)),
                fault(two, "cut", "cut", two.whenAway(), FaultControl::cut),
                fault(two, "black-hole", "silent", two.whenAway(), FaultControl::blackHole),
                fault(two, "reset", "reset half-way", two.whenAway(), link -> link.resetAfter(two.resetAfter())));
    }

    private static Drill fault(
            NetworkPath two, String label, String what, ExpectedImpact expected, Consumer<FaultControl> fault) {
        return new NetworkFault(
                two.label() + "-" + label,
                "network between %s %s".formatted(two.title(), what),
                expected,
                HOLD,
                two.wires(),
                fault);
    }

    private static Drill halfOpen(String name, String title, Side gone) {
        return new NetworkFault(
                name,
                title,
                ExpectedImpact.NOTHING,
                HOLD,
                NetworkPath.CONSUMER_POSTGRES.wires(),
                link -> link.halfOpen(gone));
    }
}
