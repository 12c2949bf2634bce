package dev.liftline.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ResortSkiersTest {

    @Test
    void readsTheHeadOfAResortsDay() {
        byte[] day = Json.write(new ResortDay(
                1,
                "\"skiers\":1, Ärger & Söhne",
                "2025",
                7,
                812,
                9120,
                List.of(new ResortDay.LiftHour(1, "Lift 1", 0, 55)),
                List.of(new ResortDay.TopSkier(7, 9120, 41))));
        assertThat(ResortSkiers.of(day)).isEqualTo(new ResortSkiers("\"skiers\":1, Ärger & Söhne", 812));
    }
}
