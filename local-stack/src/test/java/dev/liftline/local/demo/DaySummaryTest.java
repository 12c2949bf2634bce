package dev.liftline.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.liftline.local.demo.day.Lift;
import dev.liftline.local.demo.day.Ride;
import dev.liftline.local.demo.day.ScannerReports;
import dev.liftline.local.demo.day.SkiDay;
import dev.liftline.local.demo.play.DayCheck;
import dev.liftline.local.demo.play.DayIds;
import dev.liftline.local.demo.play.PlayProgress;
import java.util.List;
import org.junit.jupiter.api.Test;

class DaySummaryTest {

    private static final List<Ride> RIDES =
            List.of(new Ride(0, new Lift(20), 10), new Ride(1, new Lift(20), 70), new Ride(1, new Lift(40), 75));
    private static final SkiDay DAY = new SkiDay(2, RIDES);
    private static final DaySummary SUMMARY = new DaySummary(
            new DayIds(1, 2026, 9, 101),
            DAY,
            new ScannerReports(List.of(RIDES.get(0), RIDES.get(0), RIDES.get(1)), "lift-40.b", List.of(RIDES.get(2))));

    @Test
    void summarisesTheDay() {
        assertThat(SUMMARY.lines())
                .containsExactly(
                        "Rides          3 by 2 skiers, 800 m of vertical",
                        "Sent twice     1 by scanners that missed the response",
                        "Sent late      1 in one batch by scanner lift-40.b, which was offline",
                        "Busiest lift   20, with 2 rides",
                        "Most vertical  skier 102 (600 m), skier 101 (200 m)",
                        "Rides an hour",
                        "  08:30  ████████████████████                     1",
                        "  09:30  ████████████████████████████████████████ 2",
                        "  10:30                                           0",
                        "  11:30                                           0",
                        "  12:30                                           0",
                        "  13:30                                           0",
                        "  14:30                                           0",
                        "  15:30                                           0");
    }

    @Test
    void confirmsARightDay() {
        assertThat(SUMMARY.result(new DayCheck.Result(List.of(), 2, 2)))
                .containsExactly("✓ Every skier's total is what was played (2 skiers read one by one),"
                        + " and the resort counts 2.");
    }

    @Test
    void namesAWrongTotal() {
        DayCheck.Result result = new DayCheck.Result(List.of(new DayCheck.Difference(1, 600, 400)), 1, 2);

        assertThat(SUMMARY.result(result))
                .containsExactly(
                        "✗ Skier 102: 600 m were played, the API reports 400 m.",
                        "✗ The totals of 1 of 2 skiers are not what was played.",
                        "✗ 2 skiers rode, the resort counts 1.");
    }

    @Test
    void theProgressBarShowsTheTimeAtTheResort() {
        assertThat(ProgressBar.line(new PlayProgress(10), 2))
                .isEqualTo("08:30  [" + "·".repeat(30) + "]   0 %  0 reports, 0/s");
    }
}
