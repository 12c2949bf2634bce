package dev.liftline.benchmarks.figure;

import java.util.List;

/**
 * What a benchmark measured at several sizes, to be drawn.
 *
 * @param file the name of its picture, without folder and ending
 * @param xAxis what the sizes are
 * @param yAxis what was measured, with its unit; drawn from zero
 */
public record Plot(String file, String title, String xAxis, String yAxis, List<Curve> curves) {

    public Plot {
        curves = List.copyOf(curves);
    }

    /** Values {@code y} at sizes {@code x}, one for one. */
    public record Curve(String name, List<Double> x, List<Double> y) {

        public Curve {
            x = List.copyOf(x);
            y = List.copyOf(y);
            if (x.size() != y.size() || x.isEmpty()) {
                throw new IllegalArgumentException("A curve needs a value at each of its sizes");
            }
        }
    }
}
