package dev.liftline.local.demo.day;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/**
 * The reports that scanners send of a day: most rides once, some twice because the first response was lost. One scanner was offline and
 * sends its rides in the evening.
 *
 * @param live rides in the order of sending; a ride that is sent again occurs twice
 * @param offlineScanner the scanner that was offline all day
 * @param offlineRides the offline scanner's rides; none of them is in {@code live}
 */
public record ScannerReports(List<Ride> live, String offlineScanner, List<Ride> offlineRides) {

    private static final double SHARE_SENT_AGAIN = 0.03;

    public ScannerReports {
        live = List.copyOf(live);
        offlineRides = List.copyOf(offlineRides);
    }

    /** The reports of {@code day}, which has at least one ride; the same seed gives the same reports. */
    public static ScannerReports of(SkiDay day, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        String offline = scannerInTheMiddle(day);
        List<Ride> live = new ArrayList<>();
        List<Ride> offlineRides = new ArrayList<>();
        for (Ride ride : day.rides()) {
            if (ride.scanner().equals(offline)) {
                offlineRides.add(ride);
            } else {
                live.add(ride);
                if (random.nextDouble() < SHARE_SENT_AGAIN) {
                    live.add(ride);
                }
            }
        }
        return new ScannerReports(live, offline, offlineRides);
    }

    /** The number of all reports, repeated and late ones included. */
    public int size() {
        return live.size() + offlineRides.size();
    }

    /** The number of live reports that repeat an earlier one. */
    public int sentAgain() {
        return live.size() - (int) live.stream().distinct().count();
    }

    /** The scanner with the median number of rides, which fit into one or two batches. */
    private static String scannerInTheMiddle(SkiDay day) {
        Map<String, Long> rides =
                day.rides().stream().collect(Collectors.groupingBy(Ride::scanner, Collectors.counting()));
        List<String> byRides = rides.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .toList();
        return byRides.get(byRides.size() / 2);
    }
}
