package dev.liftline.drills.faults;

import dev.liftline.drills.plan.Drill;
import dev.liftline.drills.plan.DrillContext;
import dev.liftline.drills.plan.StackRequirements;
import dev.liftline.drills.proxy.CommitCut;
import dev.liftline.drills.proxy.CommitCut.Moment;
import dev.liftline.drills.proxy.FaultProxy;
import dev.liftline.drills.proxy.FaultProxy.Side;
import dev.liftline.drills.proxy.LinkDelay;
import dev.liftline.local.replica.Role;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The network drills. */
final class NetworkDrills {

    /** 300 ms per round trip, ± 50 ms. */
    private static final LinkDelay SLOW = new LinkDelay(Duration.ofMillis(150), Duration.ofMillis(25));

    private static final int COMMITS = 12;

    static final List<Drill> ALL = Stream.concat(
                    Stream.of(
                            commitsCut(
                                    "commit-response-lost",
                                    "connection to PostgreSQL cut after COMMIT, before its response",
                                    Moment.AFTER_COMMIT),
                            commitsCut(
                                    "commit-lost",
                                    "connection to PostgreSQL cut before COMMIT arrives",
                                    Moment.BEFORE_COMMIT),
                            onPath(
                                    "consumer-vanished",
                                    "consumers vanish, PostgreSQL is not notified",
                                    NetworkPath.CONSUMER_POSTGRES,
                                    proxy -> proxy.halfOpen(Side.CLIENT)),
                            onPath(
                                    "postgres-vanished",
                                    "PostgreSQL vanishes, consumers are not notified",
                                    NetworkPath.CONSUMER_POSTGRES,
                                    proxy -> proxy.halfOpen(Side.SERVER))),
                    NetworkPath.ALL.stream().flatMap(NetworkDrills::all))
            .toList();

    private NetworkDrills() {}

    private static Stream<Drill> all(NetworkPath path) {
        return Stream.of(
                // A slow network causes no errors.
                fault(path, "slow", "300 ms slower", proxy -> proxy.slow(SLOW, SLOW)),
                fault(path, "cut", "cut", FaultProxy::cut).expecting(path.expected()),
                fault(path, "black-hole", "silent", FaultProxy::blackHole).expecting(path.expected()),
                fault(path, "reset", "reset in the middle of a response", proxy -> proxy.resetAfter(path.resetAfter()))
                        .expecting(path.expected()));
    }

    private static Drill fault(NetworkPath path, String label, String title, Consumer<FaultProxy> fault) {
        return onPath(path.name() + "-" + label, "network between %s %s".formatted(path.title(), title), path, fault);
    }

    /** A fault on all proxies of a path. */
    private static Drill onPath(String name, String title, NetworkPath path, Consumer<FaultProxy> fault) {
        return Drill.of(
                        name,
                        title,
                        context -> inject(context, path, fault),
                        context ->
                                path.links().apply(context.proxies()).forEach(link -> link.forEach(FaultProxy::pass)))
                .on(StackRequirements.PROXIED)
                .holding(Duration.ofSeconds(12));
    }

    private static void inject(DrillContext context, NetworkPath path, Consumer<FaultProxy> fault) {
        for (List<FaultProxy> link : path.links().apply(context.proxies()).toList()) {
            int connections = link.stream().mapToInt(FaultProxy::connections).sum();
            if (connections == 0) {
                throw new IllegalStateException("nothing is connected through " + link);
            }
            link.forEach(fault);
            context.note("%d connections: %s".formatted(connections, link));
        }
    }

    /** Cuts the consumers' connections to PostgreSQL around a COMMIT, one after another. */
    private static Drill commitsCut(String name, String title, Moment moment) {
        return Drill.of(
                        name,
                        title,
                        context -> context.proxies().commits(Role.CONSUMER).cutNext(moment, COMMITS),
                        NetworkDrills::endCuts)
                .on(StackRequirements.PROXIED);
    }

    private static void endCuts(DrillContext context) {
        CommitCut cut = context.proxies().commits(Role.CONSUMER);
        int count = cut.count();
        cut.cutNext(Moment.AFTER_COMMIT, 0);
        context.note("%d commits were cut".formatted(count));
        if (count == 0) {
            throw new IllegalStateException("no commit was cut");
        }
    }
}
