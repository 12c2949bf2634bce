package dev.liftline.benchmarks.figure;

/**
 * What a figure should be.
 *
 * @param bound the limit, itself still right
 * @param unit follows a number, with the space it needs: {@code " ×"}, {@code " s"}, {@code " %"}
 * @param decimals with which the figure is written
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

    /** A figure in the target's unit. */
    public String write(double value) {
        return ("%,." + decimals + "f%s").formatted(value, unit);
    }

    @Override
    public String toString() {
        return (atMost ? "≤ " : "≥ ") + write(bound);
    }
}
