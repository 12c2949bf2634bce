package dev.liftline.local.cli.logs;

import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which records are shown; null is no condition.
 *
 * @param since the earliest time
 * @param level the lowest level
 * @param request occurs in a line of the record
 */
record LogFilter(
        @Nullable Instant since,
        @Nullable Level level,
        @Nullable Pattern request) {

    boolean accepts(LogRecord record) {
        return (since == null || !record.time().isBefore(since))
                && (level == null || record.level().compareTo(level) >= 0)
                && (request == null
                        || record.lines().stream()
                                .anyMatch(line -> request.matcher(line).find()));
    }

    /** Whether it may reject records, so that the last lines of a log are not enough to find some. */
    boolean isSelective() {
        return since != null || level != null || request != null;
    }
}
