package dev.liftline.benchmarks.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.liftline.testkit.rides.FieldRide;
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

class ApresSkiTest {

    private static final Pattern SKIERS_DAY = Pattern.compile("/skiers/(\\d+)/seasons/2099/days/1/skiers/(\\d+)");

    @Test
    void mostAskForTheirDayByZipfsLaw() {
        ApresSki questions = new ApresSki(2099, 5);
        int reads = 100_000;
        List<Matcher> days = Stream.generate(questions)
                .limit(reads)
                .map(request -> SKIERS_DAY.matcher(request.path()))
                .filter(Matcher::matches)
                .toList();
        Map<Integer, Long> bySkier = days.stream()
                .collect(Collectors.groupingBy(path -> Integer.parseInt(path.group(2)), Collectors.counting()));

        assertThat((double) days.size() / reads).isCloseTo(0.7, within(0.01));
        // One over the sum of the first 100,000 reciprocals is 0.0827.
        assertThat((double) bySkier.getOrDefault(1, 0L) / days.size()).isCloseTo(0.0827, within(0.005));
        assertThat((double) bySkier.getOrDefault(2, 0L) / days.size()).isCloseTo(0.0414, within(0.005));
        assertThat(days)
                .allSatisfy(path -> assertThat(Integer.parseInt(path.group(1)))
                        .isEqualTo(1 + Integer.parseInt(path.group(2)) % 10));
    }

    @Test
    void tellsTheFirstReadsOfAListFromTheOthers() {
        ApresSki questions = new ApresSki(2099, 5);
        List<ApresSki.Question> asked =
                Stream.generate(questions::next).limit(10_000).toList();
        Set<String> lists = asked.stream()
                .filter(ApresSki.Question::ofAList)
                .map(question -> question.request().path().replaceAll("(vertical|days)\\?.*", "seasons"))
                .collect(Collectors.toSet());

        assertThat(questions.asked()).isEqualTo(10_000);
        assertThat(asked.stream().filter(ApresSki.Question::ofAList).count()).isBetween(2_300L, 2_700L);
        assertThat(questions.firsts()).isEqualTo(lists.size());
    }

    @Test
    void everySkierHasARideBeforeAnyHasAnother() {
        Supplier<FieldRide> rides = ApresSki.rides(new SplittableRandom(1));
        assertThat(Stream.generate(rides).limit(100_000).map(FieldRide::skier).distinct())
                .hasSize(100_000);
    }
}
