package dev.liftline.benchmarks.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.liftline.testkit.rides.ReferenceRide;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EveningReadMixTest {

    private static final Pattern SKIER_DAY = Pattern.compile("/skiers/(\\d+)/seasons/2099/days/1/skiers/(\\d+)");

    @Test
    void drawsSkierDaysByZipfsLaw() {
        EveningReadMix mix = new EveningReadMix(2099, 5);
        int reads = 100_000;
        List<Matcher> days = Stream.generate(mix)
                .limit(reads)
                .map(request -> SKIER_DAY.matcher(request.path()))
                .filter(Matcher::matches)
                .toList();
        Map<Integer, Long> bySkier = days.stream()
                .collect(Collectors.groupingBy(path -> Integer.parseInt(path.group(2)), Collectors.counting()));

        assertThat((double) days.size() / reads).isCloseTo(0.7, within(0.01));
        // The reciprocal of the harmonic number of 100,000 is 0.0827.
        assertThat((double) bySkier.getOrDefault(1, 0L) / days.size()).isCloseTo(0.0827, within(0.005));
        assertThat((double) bySkier.getOrDefault(2, 0L) / days.size()).isCloseTo(0.0414, within(0.005));
        assertThat(days)
                .allSatisfy(path -> assertThat(Integer.parseInt(path.group(1)))
                        .isEqualTo(1 + Integer.parseInt(path.group(2)) % 10));
    }

    @Test
    void countsTheFirstReadOfEachList() {
        EveningReadMix mix = new EveningReadMix(2099, 5);
        List<EveningReadMix.EveningRead> drawn =
                Stream.generate(mix::next).limit(10_000).toList();
        Set<String> lists = drawn.stream()
                .filter(EveningReadMix.EveningRead::isList)
                .map(read -> read.request().path().replaceAll("(vertical|days)\\?.*", "seasons"))
                .collect(Collectors.toSet());

        assertThat(mix.reads()).isEqualTo(10_000);
        assertThat(drawn.stream().filter(EveningReadMix.EveningRead::isList).count())
                .isBetween(2_300L, 2_700L);
        assertThat(mix.firstReads()).isEqualTo(lists.size());
    }

    @Test
    void givesEverySkierOneRideBeforeASecond() {
        Supplier<ReferenceRide> rides = EveningReadMix.rides(new SplittableRandom(1));
        assertThat(Stream.generate(rides)
                        .limit(100_000)
                        .map(ReferenceRide::skier)
                        .distinct())
                .hasSize(100_000);
    }
}
