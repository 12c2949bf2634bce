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

/** Draws plots as PNG. */
final class Pictures {

    private static final int WIDTH = 760;
    private static final int HEIGHT = 360;
    /** Twice the pixels of the size above, for sharp screens. */
    private static final int DOTS_PER_INCH = 144;

    /** Room above the highest value. */
    private static final double HEADROOM = 1.15;
    /** Apart from one another for the colour-blind too (Okabe and Ito, 2008). */
    private static final Color[] COLOURS = {new Color(0x0072B2), new Color(0xD55E00), new Color(0x009E73)};

    /** Sizes further apart than this are drawn on a logarithmic axis. */
    private static final double MAGNITUDES = 50;

    private final Path folder;

    Pictures(Path folder) {
        this.folder = folder;
    }

    /** Draws a plot into its file. */
    void draw(Plot plot) throws IOException {
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
        if (spansMagnitudes(plot)) {
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
        Files.createDirectories(folder);
        BitmapEncoder.saveBitmapWithDPI(chart, folder.resolve(plot.file()).toString(), BitmapFormat.PNG, DOTS_PER_INCH);
    }

    /** Whether the small sizes would stand in one spot at the left of an even axis. */
    private static boolean spansMagnitudes(Plot plot) {
        DoubleSummaryStatistics sizes = plot.curves().stream()
                .flatMap(curve -> curve.x().stream())
                .mapToDouble(Double::doubleValue)
                .summaryStatistics();
        return sizes.getMin() > 0 && sizes.getMax() / sizes.getMin() > MAGNITUDES;
    }
}
