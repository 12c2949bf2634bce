package dev.liftline.query.storage;

import dev.liftline.query.ReferenceData;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The registered resorts and lifts, read together. */
record Names(
        List<ReferenceData.Resort> resorts,
        Map<Integer, String> resortNames,
        Map<RegisteredLift.Id, String> liftNames) {

    static Names of(List<RegisteredResort> resorts, List<RegisteredLift> lifts) {
        return new Names(
                resorts.stream()
                        .map(resort -> new ReferenceData.Resort(resort.resortId(), resort.name()))
                        .toList(),
                resorts.stream()
                        .collect(Collectors.toUnmodifiableMap(RegisteredResort::resortId, RegisteredResort::name)),
                lifts.stream().collect(Collectors.toUnmodifiableMap(RegisteredLift::id, RegisteredLift::name)));
    }

    /** A resort's name; {@code Resort 56} if it is not registered. */
    String resort(int resortId) {
        return resortNames.getOrDefault(resortId, "Resort " + resortId);
    }

    /** A lift's name; {@code Lift 21} if it is not registered. */
    String lift(int resortId, int liftId) {
        return liftNames.getOrDefault(new RegisteredLift.Id(resortId, liftId), "Lift " + liftId);
    }
}
