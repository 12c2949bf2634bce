package dev.liftline.query.storage;

import dev.liftline.query.Resorts;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The registered resorts and lifts as they were at one moment. */
record Names(List<Resorts.Resort> resorts, Map<Integer, String> resortNames, Map<RegisteredLift.Id, String> liftNames) {

    static Names of(List<RegisteredResort> resorts, List<RegisteredLift> lifts) {
        return new Names(
                resorts.stream()
                        .map(resort -> new Resorts.Resort(resort.name(), resort.resortId()))
                        .toList(),
                resorts.stream()
                        .collect(Collectors.toUnmodifiableMap(RegisteredResort::resortId, RegisteredResort::name)),
                lifts.stream().collect(Collectors.toUnmodifiableMap(RegisteredLift::id, RegisteredLift::name)));
    }
}
