package dev.liftline.testkit.rides;

import dev.liftline.model.Seasons;
import dev.liftline.testkit.rides.ReadRequest.Kind;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.apache.commons.rng.sampling.distribution.DiscreteSampler;
import org.apache.commons.rng.sampling.distribution.RejectionInversionZipfSampler;

/**
 * Generates the reads of an evening. Skiers are drawn by Zipf's law with exponent 1: of 100,000 skiers, the most
 * frequent one has 8 % of the reads. Not thread-safe.
 */
public final class ReadStream implements Supplier<ReadRequest> {

    /** One read in this number is repeated. */
    public static final int ONE_REPEATED_OF = 5;

    private static final double EXPONENT = 1.0;

    private final SimulatedDay day;
    private final String season;
    private final RandomGenerator random;
    private final DiscreteSampler skiers;

    public ReadStream(SimulatedDay day, int season, RandomGenerator random) {
        this.day = day;
        this.season = Seasons.text(season);
        this.random = random;
        this.skiers =
                RejectionInversionZipfSampler.of(random::nextLong, day.ranges().skiers(), EXPONENT);
    }

    @Override
    public ReadRequest get() {
        int skier = skiers.sample();
        Kind kind = kind(random.nextInt(100));
        return new ReadRequest(kind, skier, path(kind, skier), random.nextInt(ONE_REPEATED_OF) == 0);
    }

    /** Returns the path and query of a read. */
    public String path(Kind kind, int skier) {
        int resort = day.resortOf(skier);
        return switch (kind) {
            case SKIER_DAY -> "/skiers/%d/seasons/%s/days/%d/skiers/%d".formatted(resort, season, day.day(), skier);
            case SKIER_VERTICAL -> "/skiers/%d/vertical?resort=%d&season=%s".formatted(skier, resort, season);
            case SKIER_DAYS -> "/skiers/%d/days?season=%s".formatted(skier, season);
            case SKIER_RIDES ->
                "/skiers/%d/rides?resort=%d&season=%s&day=%d".formatted(skier, resort, season, day.day());
            case RESORT_SKIERS -> "/resorts/%d/seasons/%s/day/%d/skiers".formatted(resort, season, day.day());
            case RESORT_DAY -> "/resorts/%d/seasons/%s/days/%d".formatted(resort, season, day.day());
            case RESORTS -> "/resorts";
        };
    }

    private static Kind kind(int percentile) {
        if (percentile < 70) {
            return Kind.SKIER_DAY;
        }
        if (percentile < 80) {
            return Kind.SKIER_VERTICAL;
        }
        if (percentile < 88) {
            return Kind.SKIER_DAYS;
        }
        if (percentile < 95) {
            return Kind.SKIER_RIDES;
        }
        if (percentile < 97) {
            return Kind.RESORT_SKIERS;
        }
        return percentile < 99 ? Kind.RESORT_DAY : Kind.RESORTS;
    }
}
