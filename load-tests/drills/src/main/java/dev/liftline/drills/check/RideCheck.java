package dev.liftline.drills.check;

import dev.liftline.drills.check.CheckResult.Kind;
import dev.liftline.testkit.rides.FieldRide;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/** Compares the reported rides with the stored rides, by {@link FieldRide#key}. */
final class RideCheck {

    private RideCheck() {}

    /**
     * @param acknowledged rides that a response acknowledged
     * @param attempted all reported rides
     * @param notRecorded rides that were not recorded, by every response
     * @param stored a key for each stored row
     */
    static List<CheckResult> compare(long[] acknowledged, long[] attempted, long[] notRecorded, long[] stored) {
        long[] rows = Arrays.stream(stored).sorted().toArray();
        return List.of(
                result(
                        Kind.LOST,
                        "acknowledged rides are stored",
                        keysMissing(acknowledged, rows),
                        rows.length + " rows"),
                result(
                        Kind.OTHER,
                        "stored rides were reported",
                        keysMissing(rows, Arrays.stream(attempted).sorted().toArray()),
                        attempted.length + " reported"),
                result(Kind.DUPLICATE, "no ride is stored twice", repeated(rows), rows.length + " rows"),
                result(
                        Kind.OTHER,
                        "rides reported as not recorded are not stored",
                        keysPresent(notRecorded, rows),
                        notRecorded.length + " not recorded"));
    }

    private static CheckResult result(Kind kind, String check, long[] wrong, String whole) {
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
