package dev.liftline.load.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.liftline.load.bench.figure.Plot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PicturesTest {

    @TempDir
    private Path folder;

    @Test
    void drawsEachCurveWithItsNameAndTheAxes() throws IOException {
        Plot.Curve rate = new Plot.Curve("stored", List.of(0.0, 10.0, 20.0), List.of(50_000.0, 49_000.0, 51_000.0));
        Plot.Curve goal = new Plot.Curve("wanted", List.of(0.0, 20.0), List.of(45_000.0, 45_000.0));

        new Pictures(folder).draw(new Plot("size", "The rate", "rides stored before", "rides/s", List.of(rate, goal)));

        assertThat(folder.resolve("size.svg"))
                .content()
                .contains("<svg", "The rate", "rides stored before", "rides/s", "stored", "wanted");
    }
}
