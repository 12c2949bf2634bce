package dev.liftline.benchmarks.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SamplesTest {

    @Test
    void returnsTheMiddleSampleAsMedianOfAnOddNumber() {
        assertThat(Samples.of(9, 1, 5).median()).isEqualTo(5);
    }

    @Test
    void returnsTheMeanOfTheMiddleSamplesAsMedianOfAnEvenNumber() {
        assertThat(Samples.of(4, 1, 9, 2).median()).isEqualTo(3);
    }

    @Test
    void returnsMinAndMax() {
        Samples samples = Samples.of(4, 1, 9, 2);

        assertThat(samples.min()).isEqualTo(1);
        assertThat(samples.max()).isEqualTo(9);
    }

    @Test
    void dividesSamplesByRound() {
        assertThat(Samples.of(2, 9).over(Samples.of(1, 3)).values())
                .satisfiesExactly(
                        first -> assertThat(first).isCloseTo(2, within(1e-9)),
                        second -> assertThat(second).isCloseTo(3, within(1e-9)));
    }

    @Test
    void rejectsARatioOfDifferentNumbersOfRounds() {
        assertThatIllegalArgumentException().isThrownBy(() -> Samples.of(1, 2).over(Samples.of(1)));
    }

    @Test
    void rejectsZeroSamples() {
        assertThatIllegalArgumentException().isThrownBy(Samples::of);
    }

    @Test
    void boundsTheMedianByOrderStatistics() {
        Samples samples =
                Samples.of(IntStream.rangeClosed(1, 16).asDoubleStream().toArray());

        // Tables of the sign test: the fourth from either end, 97.9 %.
        assertThat(samples.medianInterval()).isEqualTo(new Samples.Interval(4, 13));
    }

    @Test
    void boundsTheMedianOfFewSamplesByTheirRange() {
        assertThat(Samples.of(3, 1, 9, 2, 4).medianInterval()).isEqualTo(new Samples.Interval(1, 9));
    }
}
