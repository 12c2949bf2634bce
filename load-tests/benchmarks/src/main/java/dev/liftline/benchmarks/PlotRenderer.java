package dev.liftline.benchmarks;

import dev.liftline.benchmarks.figure.Plot;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.DoubleSummaryStatistics;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Renders plots as PNG files. */
final class PlotRenderer {

    private static final int WIDTH = 760;
    private static final int HEIGHT = 360;
    /** Doubles the size in pixels, for high-resolution screens. */
    private static final int DOTS_PER_INCH = 144;

    /** The end of the y axis, as a multiple of the highest value. */
    private static final double HEADROOM = 1.15;
    /** Distinguishable with colour blindness (Okabe and Ito, 2008). */
    private static final Color[] COLOURS = {new Color(0x0072B2), new Color(0xD55E00), new Color(0x009E73)};

    /** The x axis is logarithmic if the ratio of largest to smallest size exceeds this. */
    private static final double LOGARITHMIC_RATIO = 50;

    private final Path directory;

    PlotRenderer(Path directory) {
        this.directory = directory;
    }

    void render(Plot plot) throws IOException {
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(plot.title())
                .xAxisTitle(plot.xAxis())
                .yAxisTitle(plot.yAxis())
                .build();
        XYStyler styler = chart.getStyler();
        styler.setLegendPosition(LegendPosition.InsideSW);
        styler.setLegendVisible(plot.curves().size() > 1);
        styler.setChartTitleFont(new Font(Font.SANS_SERIF, Font.BOLD, 15));
        styler.setChartBackgroundColor(Color.WHITE);
        styler.setPlotBackgroundColor(Color.WHITE);
        styler.setPlotBorderVisible(false);
        if (needsLogarithmicAxis(plot)) {
            styler.setXAxisLogarithmic(true);
        } else {
            styler.setXAxisMin(0.0);
        }
        styler.setYAxisMin(0.0);
        styler.setYAxisMax(HEADROOM
                * plot.curves().stream()
                        .flatMap(curve -> curve.y().stream())
                        .mapToDouble(Double::doubleValue)
                        .max()
                        .orElseThrow());
        styler.setXAxisDecimalPattern("#,##0.###");
        styler.setYAxisDecimalPattern("#,##0.###");
        for (int i = 0; i < plot.curves().size(); i++) {
            Plot.Curve curve = plot.curves().get(i);
            XYSeries series = chart.addSeries(curve.name(), curve.x(), curve.y());
            series.setMarker(SeriesMarkers.CIRCLE);
            series.setLineStyle(new BasicStroke(2));
            series.setLineColor(COLOURS[i % COLOURS.length]);
            series.setMarkerColor(COLOURS[i % COLOURS.length]);
        }
        Files.createDirectories(directory);
        BitmapEncoder.saveBitmapWithDPI(
                chart, directory.resolve(plot.file()).toString(), BitmapFormat.PNG, DOTS_PER_INCH);
    }

    /** Returns whether small sizes would overlap at the left end of a linear axis. */
    private static boolean needsLogarithmicAxis(Plot plot) {
        DoubleSummaryStatistics sizes = plot.curves().stream()
                .flatMap(curve -> curve.x().stream())
                .mapToDouble(Double::doubleValue)
                .summaryStatistics();
        return sizes.getMin() > 0 && sizes.getMax() / sizes.getMin() > LOGARITHMIC_RATIO;
    }
}
