package dev.liftline.drills.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.liftline.model.CacheKeys;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CacheCheckTest {

    private static final String DAY = CacheKeys.skierDay(7, 2100, 1, 2);
    private static final String RIDES = CacheKeys.skierRides(7, 2100, 1, 2);
    private static final String SEASONS = CacheKeys.skierSeasons(7);
    private static final String RESORT = CacheKeys.resortDay(1, 2100, 2);

    private static final Map<String, String> EXPECTED = Map.of(
            DAY,
            "2:300",
            RIDES,
            "2:10,4,100;20,5,200",
            SEASONS,
            "2:[[2100,2,1,2,300]]",
            RESORT,
            "2:1,2|4,0,1;5,0,1|7,300,2");

    @Test
    void acceptsValuesAsReadersWriteThem() {
        assertHolds(DAY, "2:300");
        assertHolds(
                RIDES,
                "2:[{\"time\":10,\"liftID\":4,\"liftName\":\"Four\",\"vertical\":100},{\"time\":20,\"liftID\":5,\"liftName\":\"Five\",\"vertical\":200}]");
        assertHolds(SEASONS, "2:[[2100,2,1,2,300]]");
        assertHolds(
                RESORT,
                "2.2.0a1b2c3d:{\"resortID\":1,\"resortName\":\"One\",\"seasonID\":\"2100\",\"dayID\":2,\"skiers\":1,\"rides\":2,\"liftHours\":[{\"liftID\":4,\"liftName\":\"Four\",\"hour\":0,\"rides\":1},{\"liftID\":5,\"liftName\":\"Five\",\"hour\":0,\"rides\":1}],\"topSkiers\":[{\"skierID\":7,\"totalVert\":300,\"rides\":2}]}");
    }

    @Test
    void aMissingValueIsNotStale() {
        assertThat(CacheCheck.compare(Map.of(), EXPECTED).holds()).isTrue();
    }

    @Test
    void olderValuesAreStale() {
        assertStale(DAY, "1:100");
        assertStale(DAY, "0:");
        assertStale(RIDES, "1:[{\"time\":10,\"liftID\":4,\"liftName\":\"Four\",\"vertical\":100}]");
        assertStale(SEASONS, "1:[[2100,2,1,1,100]]");
        assertStale(RESORT, "0.2.00000000:");
    }

    @Test
    void aValueOfTheRightVersionWithOtherContentIsStale() {
        assertStale(DAY, "2:301");
    }

    @Test
    void aValueWithoutDataInTheDatabaseIsStaleUnlessItIsEmpty() {
        String nobody = CacheKeys.skierDay(8, 2100, 1, 2);

        assertStale(nobody, "1:10");
        assertHolds(nobody, "0:");
    }

    private static void assertHolds(String key, String value) {
        CheckResult check = CacheCheck.compare(Map.of(key, value), EXPECTED);
        assertThat(check.holds()).as(check.detail()).isTrue();
    }

    private static void assertStale(String key, String value) {
        CheckResult check = CacheCheck.compare(Map.of(key, value), EXPECTED);
        assertThat(check.wrong()).as(check.detail()).isEqualTo(1);
        assertThat(check.kind()).isEqualTo(CheckResult.Kind.STALE);
        assertThat(check.detail()).contains(key);
    }
}
