package dev.liftline.query.board.flow;

import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Scans that resorts' scanners reported and the system refused: part of the JSON of the response.
 *
 * @param since when the oldest process that counts them started, in UTC
 * @param atLeast whether there may be more: a process started later, maybe again and then from zero, or does not respond
 * @param resorts by id; those without any are missing
 */
public record RefusedScans(String since, boolean atLeast, List<OfResort> resorts) {

    /** The scans of a resort's own scanners. */
    public record OfResort(int resort, long scans, @Nullable Double perSecond, List<Reason> reasons) {}

    /** @param reason as the meter {@code liftline_refused_rides_total} names it; most scans first */
    public record Reason(String reason, long scans) {}

    RefusedScans only(IntPredicate allowed) {
        return new RefusedScans(
                since,
                atLeast,
                resorts.stream().filter(each -> allowed.test(each.resort())).toList());
    }
}
