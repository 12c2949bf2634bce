package dev.liftline.query.board;

import static dev.liftline.query.testing.Rides.newSkier;
import static org.assertj.core.api.Assertions.assertThat;

import dev.liftline.query.ReferenceData;
import dev.liftline.query.testing.QueryServiceTest;
import dev.liftline.query.testing.Rides;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Which scanners are silent at which time. Each case has a resort of its own, as a day is cached for a second. */
@QueryServiceTest
@TestPropertySource(properties = "LIFTLINE_NAMES_MAX_AGE=1ms")
class SilentScannersIT {

    private static final AtomicInteger RESORTS = new AtomicInteger(520);

    private final Rides rides;
    private final JdbcClient jdbc;
    private final BoardCache cache;
    private final StoredBoard stored;
    private final ReferenceData reference;
    private final HeavyQueries heavy;
    private final BoardProperties properties;

    SilentScannersIT(
            Rides rides,
            JdbcClient jdbc,
            BoardCache cache,
            StoredBoard stored,
            ReferenceData reference,
            HeavyQueries heavy,
            BoardProperties properties) {
        this.rides = rides;
        this.jdbc = jdbc;
        this.cache = cache;
        this.stored = stored;
        this.reference = reference;
        this.heavy = heavy;
        this.properties = properties;
    }

    /** The lifts open at 8:30; lift 1 had its last ride at 10:10, lift 2 at 10:11, lift 3 none, but many on the day before. */
    @ParameterizedTest
    @CsvSource({
        // At the resort it is 10:20, 10:25, 10:26, 16:29, 16:30.
        "Europe/Zurich, 2026-01-14T09:20:00Z, 3",
        "Europe/Zurich, 2026-01-14T09:25:00Z, 1 3",
        "Europe/Zurich, 2026-01-14T09:26:00Z, 1 2 3",
        "Europe/Zurich, 2026-01-14T15:29:00Z, 1 2 3",
        "Europe/Zurich, 2026-01-14T15:30:00Z, ''",
        // It is the evening before in UTC; at the resort it is 10:26.
        "Pacific/Auckland, 2026-01-13T21:26:00Z, 1 2 3",
        // It is another day at the resort, or nobody knows which.
        "Europe/Zurich, 2026-01-15T09:26:00Z, 3",
        "Europe/Zurich, 2026-01-13T09:26:00Z, 3",
        "Pacific/Auckland, 2026-01-14T12:00:00Z, 3",
        ", 2026-01-14T09:26:00Z, 3",
        // A scanner's clock is ahead of ours.
        "Europe/Zurich, 2026-01-14T09:00:00Z, 3"
    })
    void allScannersCanBeSilentOnTheCurrentDay(@Nullable String zone, Instant now, String silent) {
        int resort = resort(zone);
        rides.store(newSkier(), resort, 2026, 13, 5, 3);
        rides.store(newSkier(), resort, 2026, 14, 100, 1);
        rides.store(newSkier(), resort, 2026, 14, 101, 2);
        assertThat(silent(resort, null, now)).isEqualTo(silent);
    }

    @Test
    void theClockDoesNotCountOnAnEarlierDay() {
        int resort = resort("Europe/Zurich");
        rides.store(newSkier(), resort, 2026, 13, 5, 3);
        rides.store(newSkier(), resort, 2026, 14, 100, 1);
        assertThat(silent(resort, new SeasonDay(2026, 13), Instant.parse("2026-01-14T09:26:00Z")))
                .isEmpty();
    }

    /** Lift 1 ran from the first hour on the day before, lift 2 from the sixth. */
    @ParameterizedTest
    @CsvSource({"2026-01-14T08:29:59Z, ''", "2026-01-14T08:30:00Z, 1", "2026-01-14T13:30:00Z, 1 2"})
    void liftsAreSilentOnADayWithoutARide(Instant now, String silent) {
        int resort = resort("Europe/Zurich");
        rides.store(newSkier(), resort, 2026, 13, 5, 1);
        rides.store(newSkier(), resort, 2026, 13, 300, 2);
        assertThat(silent(resort, new SeasonDay(2026, 14), now)).isEqualTo(silent);
    }

    private int resort(@Nullable String zone) {
        int resort = RESORTS.incrementAndGet();
        jdbc.sql("INSERT INTO resort (resort_id, name, time_zone) VALUES (:resort, 'Test', :zone)")
                .param("resort", resort)
                .param("zone", zone)
                .update();
        return resort;
    }

    private String silent(int resort, @Nullable SeasonDay day, Instant now) {
        BoardDays days = new BoardDays(cache, stored, reference, heavy, properties, InstantSource.fixed(now));
        JsonNode found = JsonMapper.shared().readTree(days.day(resort, day).orElseThrow());
        List<String> silent = found.path("lifts")
                .valueStream()
                .filter(lift -> lift.path("silent").booleanValue())
                .map(lift -> lift.path("id").asString())
                .toList();
        return String.join(" ", silent);
    }
}
