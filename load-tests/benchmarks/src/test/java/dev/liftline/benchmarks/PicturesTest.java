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

class PicturesTest {

    private static final int BLUE = 0xff0072B2;
    private static final int ORANGE = 0xffD55E00;

    @TempDir
    private Path folder;

    /** Java draws text with the system's fonts, and a server may have none. Only whoever records figures needs them. */
    @BeforeEach
    void requireFonts() {
        assumeTrue(Files.isDirectory(Path.of("/usr/share/fonts"))
                || !System.getProperty("os.name").equals("Linux"));
    }

    @Test
    void drawsEachCurveInAColourOfItsOwn() throws IOException {
        Plot.Curve rate = new Plot.Curve("stored", List.of(0.0, 10.0, 20.0), List.of(50_000.0, 49_000.0, 51_000.0));
        Plot.Curve half = new Plot.Curve("wanted", List.of(0.0, 20.0), List.of(25_000.0, 25_000.0));

        new Pictures(folder).draw(new Plot("size", "The rate", "rides stored", "rides/s", List.of(rate, half)));

        BufferedImage picture = ImageIO.read(folder.resolve("size.png").toFile());
        assertThat(picture.getWidth()).isGreaterThan(picture.getHeight());
        assertThat(meanRow(picture, BLUE)).isLessThan(meanRow(picture, ORANGE));
    }

    @Test
    void givesEachMagnitudeTheSameRoomWhereSizesSpanSeveral() throws IOException {
        Plot.Curve ratio = new Plot.Curve("ratio", List.of(10.0, 100.0, 1_000.0), List.of(80.0, 40.0, 80.0));

        new Pictures(folder).draw(new Plot("course", "The ratio", "reads", "%", List.of(ratio)));

        BufferedImage picture = ImageIO.read(folder.resolve("course.png").toFile());
        List<Integer> columns = IntStream.range(0, picture.getWidth())
                .filter(column ->
                        IntStream.range(0, picture.getHeight()).anyMatch(row -> picture.getRGB(column, row) == BLUE))
                .boxed()
                .toList();
        int lowest = columns.stream()
                .max(Comparator.comparingInt(column -> lowestRow(picture, column)))
                .orElseThrow();
        assertThat((double) (lowest - columns.getFirst()) / (columns.getLast() - columns.getFirst()))
                .isBetween(0.4, 0.6);
    }

    private static int lowestRow(BufferedImage picture, int column) {
        return IntStream.range(0, picture.getHeight())
                .filter(row -> picture.getRGB(column, row) == BLUE)
                .max()
                .orElse(0);
    }

    /** The mean row of the pixels of a colour on the right half, where no legend is. */
    private static double meanRow(BufferedImage picture, int colour) {
        return IntStream.range(0, picture.getHeight())
                .filter(row -> IntStream.range(picture.getWidth() / 2, picture.getWidth())
                        .anyMatch(column -> picture.getRGB(column, row) == colour))
                .average()
                .orElseThrow();
    }
}
