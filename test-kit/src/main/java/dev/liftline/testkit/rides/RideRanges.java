package dev.liftline.testkit.rides;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * The ranges from which rides are drawn, each from 1 to the given number.
 *
 * @param skiers at most 1,048,575
 * @param resorts at most 15
 * @param lifts at most 63
 * @param days at most 366
 * @param minutes at most 1,440
 */
public record RideRanges(int skiers, int resorts, int lifts, int days, int minutes) {

    /** What public lift-ride clients send: 100,000 skiers, 10 resorts, 40 lifts, 3 days, 360 minutes. */
    public static final RideRanges REFERENCE = new RideRanges(100_000, 10, 40, 3, 360);

    /** A random ride; all rides are equally likely. */
    public ReferenceRide draw(RandomGenerator random) {
        return new ReferenceRide(
                1 + random.nextInt(resorts),
                1 + random.nextInt(days),
                1 + random.nextInt(skiers),
                1 + random.nextInt(minutes),
                1 + random.nextInt(lifts));
    }

    /** {@code count} random rides; a few may be duplicates by chance. */
    public List<ReferenceRide> draw(int count, RandomGenerator random) {
        return Stream.generate(() -> draw(random)).limit(count).toList();
    }
}
