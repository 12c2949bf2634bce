package dev.liftline.drills.check;

import dev.liftline.drills.check.CheckResult.Kind;
import dev.liftline.testkit.rides.ReferenceRide;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/** Compares the reported rides with the stored rides, by {@link ReferenceRide#key}. */
final class RideCheck {

    private RideCheck() {}

    /**
     * @param acknowledged rides that a response acknowledged
     * @param attempted all reported rides
     * @param notRecorded rides that were not recorded, by every response
     * @param stored a key for each stored row
     */
    static List<CheckResult> compare(long[] acknowledged, long[] attempted, long[] notRecorded, long[] stored) {
        long[] rows = sorted(stored);
        long[] reported = sorted(attempted);
        LongStream repeated = LongStream.range(1, rows.length)
                .filter(i -> rows[(int) i] == rows[(int) i - 1])
                .map(i -> rows[(int) i]);
        return List.of(
                result(
                        Kind.LOST,
                        "acknowledged rides are stored",
                        Arrays.stream(acknowledged).filter(key -> !contains(rows, key)),
                        rows.length + " rows"),
                result(
                        Kind.OTHER,
                        "stored rides were reported",
                        Arrays.stream(rows).filter(key -> !contains(reported, key)),
                        attempted.length + " reported"),
                result(Kind.DUPLICATE, "no ride is stored twice", repeated, rows.length + " rows"),
                result(
                        Kind.OTHER,
                        "rides reported as not recorded are not stored",
                        Arrays.stream(notRecorded).filter(key -> contains(rows, key)),
                        notRecorded.length + " not recorded"));
    }

    private static CheckResult result(Kind kind, String check, LongStream wrongKeys, String checked) {
        long[] wrong = wrongKeys.toArray();
        String example = wrong.length == 0 ? "" : ", for instance " + ReferenceRide.ofKey(wrong[0]);
        return new CheckResult(kind, check, wrong.length, checked + example);
    }

    private static long[] sorted(long[] keys) {
        return Arrays.stream(keys).sorted().toArray();
    }

    private static boolean contains(long[] sorted, long key) {
        return Arrays.binarySearch(sorted, key) >= 0;
    }
}
