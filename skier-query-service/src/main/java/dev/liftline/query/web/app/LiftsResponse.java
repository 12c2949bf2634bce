package dev.liftline.query.web.app;

import dev.liftline.query.app.LiftCollection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The lifts of a resort with a skier's rides of one season; 0 is one to collect. */
record LiftsResponse(@Nullable Integer season, @Nullable Named resort, List<Named> resorts, List<Lift> lifts) {

    /** @param vertical metres */
    record Lift(int id, String name, int vertical, long rides) {}

    static LiftsResponse of(LiftCollection found) {
        return new LiftsResponse(
                found.season(),
                found.resort() == null ? null : Named.of(found.resort()),
                found.resorts().stream().map(Named::of).toList(),
                found.lifts().stream()
                        .map(each -> new Lift(
                                each.lift().liftId(),
                                each.lift().name(),
                                each.lift().vertical(),
                                each.rides()))
                        .toList());
    }
}
