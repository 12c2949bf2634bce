package dev.liftline.local.cli.logs;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Time and level at the beginning of a log record, in the formats of the services, Kafka, PostgreSQL and Redis. */
record RecordHead(Instant time, Level level) {

    /** {@code 2026-11-29T21:15:28.814Z  INFO 17377 --- [gateway-service] …}. Kafka's broker logs in this format too. */
    private static final Pattern SPRING =
            Pattern.compile("(\\d{4}-\\d\\d-\\d\\dT[\\d:.]+(?:Z|[+-]\\d\\d:?\\d\\d)) +([A-Z]+) .*");

    /** {@code 2026-11-29 21:15:24.987 UTC [17275] LOG:  …}; the stack sets UTC. */
    private static final Pattern POSTGRES =
            Pattern.compile("(\\d{4}-\\d\\d-\\d\\d [\\d:.]+) UTC \\[\\d+] ([A-Z0-9]+): .*");

    /** {@code 17243:M 29 Nov 2026 21:15:24.064 * …}, in the time zone of the machine. */
    private static final Pattern REDIS =
            Pattern.compile("\\d+:[A-Z] (\\d\\d [A-Z][a-z]{2} \\d{4} [\\d:.]+) ([.*#-]) .*");

    private static final DateTimeFormatter POSTGRES_TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS", Locale.ROOT);
    private static final DateTimeFormatter REDIS_TIME =
            DateTimeFormatter.ofPattern("dd MMM yyyy HH:mm:ss.SSS", Locale.ENGLISH);

    /** The head that a line begins with; empty if the line continues the record before. */
    static Optional<RecordHead> of(String line) {
        try {
            return parse(line);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static Optional<RecordHead> parse(String line) {
        var spring = SPRING.matcher(line);
        if (spring.matches()) {
            return Optional.of(
                    new RecordHead(OffsetDateTime.parse(spring.group(1)).toInstant(), level(spring.group(2))));
        }
        var postgres = POSTGRES.matcher(line);
        if (postgres.matches()) {
            return continuesError(postgres.group(2))
                    ? Optional.empty()
                    : Optional.of(new RecordHead(
                            LocalDateTime.parse(postgres.group(1), POSTGRES_TIME)
                                    .toInstant(ZoneOffset.UTC),
                            level(postgres.group(2))));
        }
        var redis = REDIS.matcher(line);
        if (redis.matches()) {
            return Optional.of(new RecordHead(
                    LocalDateTime.parse(redis.group(1), REDIS_TIME)
                            .atZone(ZoneId.systemDefault())
                            .toInstant(),
                    redis.group(2).equals("#") ? Level.WARN : Level.INFO));
        }
        return Optional.empty();
    }

    /** PostgreSQL logs the statement and other details of an error as lines of their own. */
    private static boolean continuesError(String severity) {
        return switch (severity) {
            case "STATEMENT", "DETAIL", "HINT", "CONTEXT", "QUERY", "LOCATION" -> true;
            default -> false;
        };
    }

    private static Level level(String severity) {
        return switch (severity) {
            case "TRACE" -> Level.TRACE;
            case "DEBUG", "DEBUG1", "DEBUG2", "DEBUG3", "DEBUG4", "DEBUG5" -> Level.DEBUG;
            case "WARN", "WARNING" -> Level.WARN;
            case "ERROR", "FATAL", "PANIC" -> Level.ERROR;
            default -> Level.INFO;
        };
    }
}
