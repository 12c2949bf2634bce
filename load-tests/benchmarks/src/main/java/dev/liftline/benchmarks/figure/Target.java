package dev.liftline.benchmarks.figure;

/**
 * The value that a figure must reach.
 *
 * @param atMost whether {@code bound} is a maximum; otherwise it is a minimum
 * @param bound the limit, inclusive
 * @param unit suffix of a number, with its space: {@code " ×"}, {@code " s"}, {@code " %"}
 * @param decimals of a formatted value
 */
public record Target(boolean atMost, double bound, String unit, int decimals) {

    public static Target atMost(double bound, String unit, int decimals) {
        return new Target(true, bound, unit, decimals);
    }

    public static Target atLeast(double bound, String unit, int decimals) {
        return new Target(false, bound, unit, decimals);
    }

    public boolean isReachedBy(double value) {
        return atMost ? value <= bound : value >= bound;
    }

    public String format(double value) {
        return ("%,." + decimals + "f%s").formatted(value, unit);
    }

    @Override
    public String toString() {
        return (atMost ? "≤ " : "≥ ") + format(bound);
    }
}
