package dev.liftline.drills.process;

import dev.liftline.drills.plan.Drill;
import java.util.List;
import java.util.stream.Stream;

/** Process drills, those with equal requirements together. */
public final class ProcessDrills {

    public static final List<Drill> ALL = Stream.of(
                    ServerDrills.all(),
                    List.of(
                            new OffsetsReset(),
                            new RidesReplayed(),
                            new PoisonDrill(),
                            new RebalanceStorm(),
                            new SlowClients(),
                            new StoppedInTransaction()),
                    ReplicaDrills.all(),
                    List.<Drill>of(new Overload()))
            .flatMap(List::stream)
            .toList();

    private ProcessDrills() {}
}
