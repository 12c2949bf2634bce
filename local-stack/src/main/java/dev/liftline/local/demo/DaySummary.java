package dev.liftline.local.demo;

import dev.liftline.local.demo.day.Lift;
import dev.liftline.local.demo.day.ScannerReports;
import dev.liftline.local.demo.day.SkiDay;
import dev.liftline.local.demo.play.DayCheck;
import dev.liftline.local.demo.play.DayIds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Formats a played day, and the check of its totals, as a few lines. */
final class DaySummary {

    private static final int HISTOGRAM_WIDTH = 40;
    private static final int MAX_DIFFERENCES = 10;
    private static final int TOP_SKIERS = 3;

    private final DayIds ids;
    private final SkiDay day;
    private final ScannerReports reports;

    DaySummary(DayIds ids, SkiDay day, ScannerReports reports) {
        this.ids = ids;
        this.day = day;
        this.reports = reports;
    }

    /** The day: rides, the busiest lift, the skiers with most vertical, and the rides per hour. */
    List<String> lines() {
        int[] verticals = day.verticals();
        Map.Entry<Lift, Long> busiest = day.busiestLift();
        List<String> lines = new ArrayList<>();
        lines.add(row(
                "Rides",
                grouped(day.rides().size()) + " by " + grouped(day.skiersWhoRode()) + " skiers, "
                        + grouped(Arrays.stream(verticals).asLongStream().sum()) + " m of vertical"));
        lines.add(row("Sent twice", grouped(reports.sentAgain()) + " by scanners that missed the response"));
        lines.add(row(
                "Sent late",
                grouped(reports.offlineRides().size()) + " in one batch by scanner " + reports.offlineScanner()
                        + ", which was offline"));
        lines.add(row("Busiest lift", busiest.getKey().id() + ", with " + grouped(busiest.getValue()) + " rides"));
        lines.add(row(
                "Most vertical",
                day.topSkiers(TOP_SKIERS).stream()
                        .map(skier -> "skier " + ids.skierId(skier) + " (" + grouped(verticals[skier]) + " m)")
                        .collect(Collectors.joining(", "))));
        lines.add("Rides an hour");
        lines.addAll(histogram());
        return lines;
    }

    /** The result of the check. */
    List<String> result(DayCheck.Result result) {
        List<String> lines = new ArrayList<>();
        if (result.isRight()) {
            lines.add("✓ Every skier's total is what was played (" + grouped(day.skiers())
                    + " skiers read one by one), and the resort counts " + grouped(result.skiersReported()) + ".");
            return lines;
        }
        result.differences().stream()
                .limit(MAX_DIFFERENCES)
                .map(d -> "✗ Skier " + ids.skierId(d.skier()) + ": " + grouped(d.played())
                        + " m were played, the API reports " + grouped(d.reported()) + " m.")
                .forEach(lines::add);
        if (!result.differences().isEmpty()) {
            lines.add("✗ The totals of " + grouped(result.differences().size()) + " of " + grouped(day.skiers())
                    + " skiers are not what was played.");
        }
        if (result.skiersReported() != result.skiersPlayed()) {
            lines.add("✗ " + grouped(result.skiersPlayed()) + " skiers rode, the resort counts "
                    + grouped(result.skiersReported()) + ".");
        }
        return lines;
    }

    private List<String> histogram() {
        int[] hours = day.ridesPerHour();
        int max = Math.max(1, Arrays.stream(hours).max().orElse(1));
        List<String> lines = new ArrayList<>();
        for (int hour = 0; hour < hours.length; hour++) {
            lines.add(String.format(
                    Locale.ROOT,
                    "  %s  %-" + HISTOGRAM_WIDTH + "s %,d",
                    ProgressBar.LIFTS_OPEN.plusHours(hour),
                    "█".repeat(Math.round((float) HISTOGRAM_WIDTH * hours[hour] / max)),
                    hours[hour]));
        }
        return lines;
    }

    static String row(String label, String value) {
        return String.format(Locale.ROOT, "%-14s %s", label, value);
    }

    static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
