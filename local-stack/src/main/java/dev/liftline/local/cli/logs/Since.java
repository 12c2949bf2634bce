package dev.liftline.local.cli.logs;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Converts {@code 10m}, {@code 14:30} or {@code 2026-11-29T14:30} to an instant, in the time zone of the machine. A time of day that is
 * still to come is yesterday's.
 */
final class Since implements ITypeConverter<Instant> {

    private static final Pattern AGO = Pattern.compile("(\\d{1,6})([smhd])");

    private final Clock clock;

    Since() {
        this(Clock.system(ZoneId.systemDefault()));
    }

    Since(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Instant convert(String value) {
        var ago = AGO.matcher(value);
        if (ago.matches()) {
            return clock.instant().minus(duration(Long.parseLong(ago.group(1)), ago.group(2)));
        }
        try {
            return value.contains("T") ? at(LocalDateTime.parse(value)) : latest(LocalTime.parse(value));
        } catch (DateTimeParseException e) {
            throw new TypeConversionException("must be a duration such as 10m, 2h or 1d, or a time such as 14:30");
        }
    }

    private static Duration duration(long number, String unit) {
        return switch (unit) {
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
    }

    private Instant latest(LocalTime time) {
        var today = LocalDateTime.now(clock).toLocalDate().atTime(time);
        return at(at(today).isAfter(clock.instant()) ? today.minusDays(1) : today);
    }

    private Instant at(LocalDateTime time) {
        return time.atZone(clock.getZone()).toInstant();
    }
}
