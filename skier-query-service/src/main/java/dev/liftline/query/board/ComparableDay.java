package dev.liftline.query.board;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The day that a day is compared with: Sundays differ from Mondays. */
final class ComparableDay {

    /** How many earlier days with rides are looked at: some five weeks of each weekday. */
    static final int LOOKED_AT = 35;

    private ComparableDay() {}

    /**
     * The latest one of the same weekday, otherwise the latest one; null if there is none.
     *
     * @param earlier days before {@code day}, the latest first
     */
    static @Nullable SeasonDay of(SeasonDay day, List<SeasonDay> earlier) {
        return earlier.stream()
                .filter(other -> other.date().getDayOfWeek() == day.date().getDayOfWeek())
                .findFirst()
                .orElse(earlier.isEmpty() ? null : earlier.getFirst());
    }
}
