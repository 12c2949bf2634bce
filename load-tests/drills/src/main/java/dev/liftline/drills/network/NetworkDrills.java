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

/** The network drills. */
public final class NetworkDrills {

    /** 300 ms per round trip, ± 50 ms. */
    private static final LinkDelay SLOW = LinkDelay.of(Duration.ofMillis(150), Duration.ofMillis(25));

    private static final Duration HOLD = Duration.ofSeconds(12);

    public static final List<Drill> ALL = Stream.concat(
                    Stream.<Drill>of(
                            new CommitsCut(
                                    "commit-answer-lost",
                                    "connection to PostgreSQL cut after COMMIT, before its response",
                                    Moment.AFTER_COMMIT),
                            new CommitsCut(
                                    "commit-lost",
                                    "connection to PostgreSQL cut before COMMIT arrives",
                                    Moment.BEFORE_COMMIT),
                            halfOpen("consumer-vanished", "consumers vanish, PostgreSQL is not notified", Side.CLIENT),
                            halfOpen(
                                    "postgres-vanished",
                                    "PostgreSQL vanishes, consumers are not notified",
                                    Side.SERVER)),
                    NetworkPath.ALL.stream().flatMap(NetworkDrills::faults))
            .toList();

    private NetworkDrills() {}

    private static Stream<Drill> faults(NetworkPath path) {
        return Stream.of(
                // A slow network causes no errors.
                fault(path, "slow", "300 ms slower", ExpectedImpact.NOTHING, link -> link.slow(SLOW, SLOW)),
                fault(path, "cut", "cut", path.expected(), FaultControl::cut),
                fault(path, "black-hole", "silent", path.expected(), FaultControl::blackHole),
                fault(
                        path,
                        "reset",
                        "reset in the middle of a response",
                        path.expected(),
                        link -> link.resetAfter(path.resetAfter())));
    }

    private static Drill fault(
            NetworkPath path, String label, String what, ExpectedImpact expected, Consumer<FaultControl> fault) {
        return new NetworkFault(
                path.label() + "-" + label,
                "network between %s %s".formatted(path.title(), what),
                expected,
                HOLD,
                path.proxies(),
                fault);
    }

    private static Drill halfOpen(String name, String title, Side gone) {
        return new NetworkFault(
                name,
                title,
                ExpectedImpact.NOTHING,
                HOLD,
                NetworkPath.CONSUMER_POSTGRES.proxies(),
                link -> link.halfOpen(gone));
    }
}
