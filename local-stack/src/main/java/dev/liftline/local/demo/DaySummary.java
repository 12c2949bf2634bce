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

/** Says in a few lines what a played day was like and whether the API tells the same. */
final class DaySummary {

    private static final int HISTOGRAM_WIDTH = 40;
    private static final int MOST_DIFFERENCES_NAMED = 10;
    private static final int PODIUM = 3;

    private final DayIds venue;
    private final SkiDay day;
    private final ScannerReports reports;

    DaySummary(DayIds venue, SkiDay day, ScannerReports reports) {
        this.venue = venue;
        this.day = day;
        this.reports = reports;
    }

    /** The day: rides, the busiest lift, the podium and the rides of each hour. */
    List<String> lines() {
        int[] verticals = day.verticals();
        Map.Entry<Lift, Long> busiest = day.busiestLift();
        List<String> lines = new ArrayList<>();
        lines.add(row(
                "Rides",
                grouped(day.rides().size()) + " by " + grouped(day.skiersWhoRode()) + " skiers, "
                        + grouped(Arrays.stream(verticals).asLongStream().sum()) + " m of vertical"));
        lines.add(row("Sent twice", grouped(reports.sentAgain()) + " by scanners that missed the answer"));
        lines.add(row(
                "Sent late",
                grouped(reports.held().size()) + " in one batch by scanner " + reports.offlineScanner()
                        + ", which was offline"));
        lines.add(row("Busiest lift", busiest.getKey().id() + ", with " + grouped(busiest.getValue()) + " rides"));
        lines.add(row(
                "Most vertical",
                day.topSkiers(PODIUM).stream()
                        .map(skier -> "skier " + venue.skierId(skier) + " (" + grouped(verticals[skier]) + " m)")
                        .collect(Collectors.joining(", "))));
        lines.add("Rides an hour");
        lines.addAll(histogram());
        return lines;
    }

    /** What the check found, right or wrong. */
    List<String> verdict(DayCheck.Verdict verdict) {
        List<String> lines = new ArrayList<>();
        if (verdict.isRight()) {
            lines.add("✓ Every skier's total is what was played (" + grouped(day.skiers())
                    + " skiers asked one by one), and the resort counts " + grouped(verdict.skiersTold()) + ".");
            return lines;
        }
        verdict.differences().stream()
                .limit(MOST_DIFFERENCES_NAMED)
                .map(d -> "✗ Skier " + venue.skierId(d.skier()) + ": " + grouped(d.played())
                        + " m were played, the API tells " + grouped(d.told()) + " m.")
                .forEach(lines::add);
        if (!verdict.differences().isEmpty()) {
            lines.add("✗ The totals of " + grouped(verdict.differences().size()) + " of " + grouped(day.skiers())
                    + " skiers are not what was played.");
        }
        if (verdict.skiersTold() != verdict.skiersPlayed()) {
            lines.add("✗ " + grouped(verdict.skiersPlayed()) + " skiers rode, the resort counts "
                    + grouped(verdict.skiersTold()) + ".");
        }
        return lines;
    }

    private List<String> histogram() {
        int[] hours = day.ridesPerHour();
        int most = Math.max(1, Arrays.stream(hours).max().orElse(1));
        List<String> lines = new ArrayList<>();
        for (int hour = 0; hour < hours.length; hour++) {
            lines.add(String.format(
                    Locale.ROOT,
                    "  %s  %-" + HISTOGRAM_WIDTH + "s %,d",
                    ProgressBar.LIFTS_OPEN.plusHours(hour),
                    "█".repeat(Math.round((float) HISTOGRAM_WIDTH * hours[hour] / most)),
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
