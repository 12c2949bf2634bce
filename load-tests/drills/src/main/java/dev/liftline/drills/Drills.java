package dev.liftline.drills;

import dev.liftline.drills.broker.BrokerDrills;
import dev.liftline.drills.clock.ClocksApart;
import dev.liftline.drills.network.NetworkDrills;
import dev.liftline.drills.plan.Drill;
import dev.liftline.drills.process.DiskDrills;
import dev.liftline.drills.process.ProcessDrills;
import java.util.List;
import java.util.stream.Stream;

/** Every drill, those with equal requirements together. */
final class Drills {

    static final List<Drill> ALL = Stream.of(
                    ProcessDrills.ALL, NetworkDrills.ALL, BrokerDrills.ALL, DiskDrills.ALL, ClocksApart.ALL)
            .flatMap(List::stream)
            .toList();

    private Drills() {}
}
