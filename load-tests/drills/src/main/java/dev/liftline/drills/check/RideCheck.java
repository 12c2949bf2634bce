package dev.liftline.drills.check;

import dev.liftline.drills.check.CheckResult.Kind;
import dev.liftline.testkit.rides.FieldRide;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/** Compares what scanners know with the rows that are stored, by {@link FieldRide#key}. */
final class RideCheck {

    private RideCheck() {}

    /**
     * @param acknowledged rides that a scanner was told are recorded
     * @param attempted rides that were reported at all
     * @param refused rides of which every answer said that nothing was recorded
     * @param stored a key for each row
     */
    static List<CheckResult> compare(long[] acknowledged, long[] attempted, long[] refused, long[] stored) {
        long[] rows = Arrays.stream(stored).sorted().toArray();
        return List.of(
                verdict(
                        Kind.LOST,
                        "acknowledged rides are stored",
                        keysMissing(acknowledged, rows),
                        rows.length + " rows"),
                verdict(
                        Kind.OTHER,
                        "stored rides were reported",
                        keysMissing(rows, Arrays.stream(attempted).sorted().toArray()),
                        attempted.length + " reported"),
                verdict(Kind.DOUBLED, "no ride is stored twice", repeated(rows), rows.length + " rows"),
                verdict(
                        Kind.OTHER,
                        "refused rides are not stored",
                        keysPresent(refused, rows),
                        refused.length + " refused"));
    }

    private static CheckResult verdict(Kind kind, String check, long[] wrong, String whole) {
        String example = wrong.length == 0 ? "" : ", for instance " + FieldRide.ofKey(wrong[0]);
        return new CheckResult(kind, check, wrong.length, whole + example);
    }

    private static long[] keysMissing(long[] wanted, long[] sorted) {
        return Arrays.stream(wanted)
                .filter(key -> Arrays.binarySearch(sorted, key) < 0)
                .toArray();
    }

    private static long[] keysPresent(long[] unwanted, long[] sorted) {
        return Arrays.stream(unwanted)
                .filter(key -> Arrays.binarySearch(sorted, key) >= 0)
                .toArray();
    }

    private static long[] repeated(long[] sorted) {
        return LongStream.range(1, sorted.length)
                .filter(i -> sorted[(int) i] == sorted[(int) i - 1])
                .map(i -> sorted[(int) i])
                .toArray();
    }
}
