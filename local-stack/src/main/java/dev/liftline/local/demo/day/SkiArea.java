package dev.liftline.local.demo.day;

import java.util.List;

/** The lifts of a resort and the line at each, as the day goes on. Not thread-safe. */
record SkiArea(List<Lift> lifts, List<LiftQueue> queues) {

    /** All lifts open, nobody in line. */
    static SkiArea opened() {
        List<Lift> lifts = Lift.all();
        return new SkiArea(lifts, lifts.stream().map(LiftQueue::new).toList());
    }
}
