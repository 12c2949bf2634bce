package dev.liftline.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.liftline.benchmarks.figure.Plot;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlotRendererTest {

    private static final int BLUE = 0xff0072B2;
    private static final int ORANGE = 0xffD55E00;

    @TempDir
    private Path directory;

    /** Skips the test on servers without fonts, which Java needs to draw text. */
    @BeforeEach
    void requireFonts() {
        assumeTrue(Files.isDirectory(Path.of("/usr/share/fonts"))
                || !System.getProperty("os.name").equals("Linux"));
    }

    @Test
    void drawsEachCurveInItsOwnColour() throws IOException {
        Plot.Curve rate = new Plot.Curve("stored", List.of(0.0, 10.0, 20.0), List.of(50_000.0, 49_000.0, 51_000.0));
        Plot.Curve half = new Plot.Curve("wanted", List.of(0.0, 20.0), List.of(25_000.0, 25_000.0));

        new PlotRenderer(directory)
                .render(new Plot("size", "The rate", "rides stored", "rides/s", List.of(rate, half)));

        BufferedImage image = ImageIO.read(directory.resolve("size.png").toFile());
        assertThat(image.getWidth()).isGreaterThan(image.getHeight());
        assertThat(meanRow(image, BLUE)).isLessThan(meanRow(image, ORANGE));
    }

    @Test
    void usesALogarithmicAxisForSizesOfSeveralMagnitudes() throws IOException {
        Plot.Curve ratio = new Plot.Curve("ratio", List.of(10.0, 100.0, 1_000.0), List.of(80.0, 40.0, 80.0));

        new PlotRenderer(directory).render(new Plot("course", "The ratio", "reads", "%", List.of(ratio)));

        BufferedImage image = ImageIO.read(directory.resolve("course.png").toFile());
        List<Integer> columns = IntStream.range(0, image.getWidth())
                .filter(column ->
                        IntStream.range(0, image.getHeight()).anyMatch(row -> image.getRGB(column, row) == BLUE))
                .boxed()
                .toList();
        int lowest = columns.stream()
                .max(Comparator.comparingInt(column -> lowestRow(image, column)))
                .orElseThrow();
        assertThat((double) (lowest - columns.getFirst()) / (columns.getLast() - columns.getFirst()))
                .isBetween(0.4, 0.6);
    }

    private static int lowestRow(BufferedImage image, int column) {
        return IntStream.range(0, image.getHeight())
                .filter(row -> image.getRGB(column, row) == BLUE)
                .max()
                .orElse(0);
    }

    /** Returns the mean row of the pixels of a colour in the right half, outside the legend. */
    private static double meanRow(BufferedImage image, int colour) {
        return IntStream.range(0, image.getHeight())
                .filter(row -> IntStream.range(image.getWidth() / 2, image.getWidth())
                        .anyMatch(column -> image.getRGB(column, row) == colour))
                .average()
                .orElseThrow();
    }
}
