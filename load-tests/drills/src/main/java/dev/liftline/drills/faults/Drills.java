package dev.liftline.drills.faults;

import dev.liftline.drills.plan.Drill;
import dev.liftline.drills.pools.StormOfOneApi;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Every drill, those with equal requirements together. */
public final class Drills {

    public static final List<Drill> ALL = Stream.of(
                    ServerDrills.ALL,
                    List.of(
                            ConsumerDrills.OFFSETS_RESET,
                            LoadDrills.RIDES_REPLAYED,
                            PoisonDrill.DRILL,
                            ConsumerDrills.REBALANCE_STORM,
                            SlowClients.drill(),
                            ConsumerDrills.FROZEN_IN_TRANSACTION),
                    ReplicaDrills.ALL,
                    List.of(LoadDrills.OVERLOAD),
                    NetworkDrills.ALL,
                    BrokerDrills.ALL,
                    DiskDrills.ALL,
                    List.of(ClocksApart.DRILL),
                    AccessDrills.ALL,
                    List.of(StormOfOneApi.DRILL))
            .flatMap(List::stream)
            .toList();

    private Drills() {}

    /** The drill of a name; empty if there is none. */
    public static Optional<Drill> named(String name) {
        return ALL.stream().filter(drill -> drill.name().equals(name)).findFirst();
    }
}
