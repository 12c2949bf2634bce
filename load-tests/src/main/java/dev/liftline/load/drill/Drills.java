package dev.liftline.load.drill;

import dev.liftline.load.drill.broker.BrokerDrills;
import dev.liftline.load.drill.clock.ClocksApart;
import dev.liftline.load.drill.disk.DiskDrills;
import dev.liftline.load.drill.network.NetworkDrills;
import dev.liftline.load.drill.plan.Drill;
import dev.liftline.load.drill.process.ProcessDrills;
import java.util.List;
import java.util.stream.Stream;

/** Every drill there is, those of equal needs together. */
final class Drills {

    static final List<Drill> ALL = Stream.of(
                    ProcessDrills.ALL, NetworkDrills.ALL, BrokerDrills.ALL, DiskDrills.ALL, ClocksApart.ALL)
            .flatMap(List::stream)
            .toList();

    private Drills() {}
}
