package dev.liftline.benchmarks.figure;

import java.util.List;

/**
 * Values that a benchmark measured at several sizes, for a diagram.
 *
 * @param file the file name without directory and extension
 * @param xAxis label of the sizes
 * @param yAxis label of the values with their unit; the axis starts at zero
 */
public record Plot(String file, String title, String xAxis, String yAxis, List<Curve> curves) {

    public Plot {
        curves = List.copyOf(curves);
    }

    /** The value {@code y[i]} at each size {@code x[i]}. */
    public record Curve(String name, List<Double> x, List<Double> y) {

        public Curve {
            x = List.copyOf(x);
            y = List.copyOf(y);
            if (x.size() != y.size() || x.isEmpty()) {
                throw new IllegalArgumentException("A curve needs one value for each size");
            }
        }
    }
}
