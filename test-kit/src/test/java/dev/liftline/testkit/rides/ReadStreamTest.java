package dev.liftline.testkit.rides;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReadStreamTest {

    private static final int READS = 200_000;
    private static final Pattern SKIERS_DAY = Pattern.compile("/skiers/(\\d+)/seasons/2099/days/1/skiers/(\\d+)");

    private final List<ReadRequest> reads = reads(5);

    @Test
    void readsSkiersByZipfsLaw() {
        Map<Integer, Long> bySkier = reads.stream()
                .map(read -> SKIERS_DAY.matcher(read.path()))
                .filter(Matcher::matches)
                .collect(Collectors.groupingBy(path -> Integer.parseInt(path.group(2)), Collectors.counting()));
        long all = bySkier.values().stream().mapToLong(count -> count).sum();
        double harmonic = Stream.iterate(1, rank -> rank <= 100_000, rank -> rank + 1)
                .mapToDouble(rank -> 1.0 / rank)
                .sum();

        assertThat(bySkier.keySet()).allMatch(skier -> skier >= 1 && skier <= 100_000);
        assertThat(share(bySkier, 1, all)).isCloseTo(1 / harmonic, within(0.005));
        assertThat(share(bySkier, 2, all)).isCloseTo(1 / harmonic / 2, within(0.005));
        assertThat(share(bySkier, 10, all)).isCloseTo(1 / harmonic / 10, within(0.002));
        assertThat(bySkier).hasSizeGreaterThan(20_000);
    }

    @Test
    void readsASkierAtTheResortOfTheirDay() {
        assertThat(reads).allSatisfy(read -> {
            Matcher path = SKIERS_DAY.matcher(read.path());
            if (path.matches()) {
                assertThat(Integer.parseInt(path.group(1)))
                        .isEqualTo(SimulatedDay.STANDARD.resortOf(Integer.parseInt(path.group(2))));
            }
        });
    }

    @Test
    void mixesReadsByTheirShares() {
        Map<String, Long> byName =
                reads.stream().collect(Collectors.groupingBy(ReadRequest::name, Collectors.counting()));

        assertThat(byName.keySet())
                .containsExactlyInAnyOrder(
                        "GET skier day",
                        "GET skier vertical",
                        "GET skier days",
                        "GET skier rides",
                        "GET resort skiers",
                        "GET resort day",
                        "GET resorts");
        assertThat(share(byName, "GET skier day", READS)).isCloseTo(0.7, within(0.01));
        assertThat(share(byName, "GET resort day", READS)).isCloseTo(0.02, within(0.005));
        assertThat(share(
                        reads.stream().collect(Collectors.groupingBy(ReadRequest::again, Collectors.counting())),
                        true,
                        READS))
                .isCloseTo(1.0 / ReadStream.ONE_REPEATED_OF, within(0.01));
    }

    @Test
    void drawsTheSameReadsFromTheSameSeed() {
        assertThat(reads(5)).isEqualTo(reads);
        assertThat(reads(6)).isNotEqualTo(reads);
    }

    private static List<ReadRequest> reads(long seed) {
        ReadStream stream = new ReadStream(SimulatedDay.STANDARD, 2099, new SplittableRandom(seed));
        return Stream.generate(stream).limit(READS).toList();
    }

    private static <K> double share(Map<K, Long> counts, K key, long all) {
        return (double) counts.getOrDefault(key, 0L) / all;
    }
}
