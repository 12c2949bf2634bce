package dev.liftline.query.storage;

import dev.liftline.model.Lifts;
import dev.liftline.query.ReferenceData.Lift;
import dev.liftline.query.ReferenceData.Resort;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The registered resorts and lifts, read together. */
record Names(
        List<Resort> resorts,
        Map<Integer, Resort> resortsById,
        Map<Integer, List<Lift>> liftsByResort,
        Map<RegisteredLift.Id, Lift> liftsById) {

    /** The hours of a resort that is not registered: the defaults of the table. */
    private static final LocalTime OPENS_AT = LocalTime.of(8, 30);

    private static final LocalTime CLOSES_AT = LocalTime.of(16, 30);

    static Names of(List<RegisteredResort> resorts, List<RegisteredLift> lifts) {
        List<Resort> all = resorts.stream()
                .map(resort -> new Resort(
                        resort.resortId(), resort.name(), resort.opensAt(), resort.closesAt(), resort.timeZone()))
                .toList();
        return new Names(
                all,
                all.stream().collect(Collectors.toUnmodifiableMap(Resort::resortId, Function.identity())),
                lifts.stream()
                        .sorted(Comparator.comparingInt(lift -> lift.id().liftId()))
                        .collect(Collectors.groupingBy(
                                lift -> lift.id().resortId(), Collectors.mapping(Names::lift, Collectors.toList()))),
                lifts.stream().collect(Collectors.toUnmodifiableMap(RegisteredLift::id, Names::lift)));
    }

    private static Lift lift(RegisteredLift lift) {
        return new Lift(lift.id().liftId(), lift.name(), lift.vertical(), lift.capacityPph());
    }

    /** A resort; {@code Resort 56} if it is not registered. */
    Resort resort(int resortId) {
        Resort registered = resortsById.get(resortId);
        return registered == null ? new Resort(resortId, "Resort " + resortId, OPENS_AT, CLOSES_AT, null) : registered;
    }

    /** A resort's registered lifts by id. */
    List<Lift> lifts(int resortId) {
        return List.copyOf(liftsByResort.getOrDefault(resortId, List.of()));
    }

    /** A lift; {@code Lift 21} if it is not registered. */
    Lift lift(int resortId, int liftId) {
        Lift registered = liftsById.get(new RegisteredLift.Id(resortId, liftId));
        return registered == null
                ? new Lift(liftId, "Lift " + liftId, Lifts.unregisteredVertical(liftId), null)
                : registered;
    }
}
