package dev.liftline.local.demo.day;

import java.util.List;

/** The lifts of a resort and the present queue at each. Not thread-safe. */
record SkiArea(List<Lift> lifts, List<LiftQueue> queues) {

    /** All lifts with empty queues. */
    static SkiArea opened() {
        List<Lift> lifts = Lift.all();
        return new SkiArea(lifts, lifts.stream().map(LiftQueue::new).toList());
    }
}
