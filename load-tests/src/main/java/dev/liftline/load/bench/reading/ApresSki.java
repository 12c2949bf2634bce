package dev.liftline.load.bench.reading;

import dev.liftline.load.field.Field;
import dev.liftline.load.field.FieldRide;
import dev.liftline.load.http.Shot;
import dev.liftline.model.Seasons;
import java.util.BitSet;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.apache.commons.rng.sampling.distribution.DiscreteSampler;
import org.apache.commons.rng.sampling.distribution.RejectionInversionZipfSampler;

/**
 * What skiers and their resorts look up in the evening, each skier having been at one resort that day. Who is asked
 * about follows Zipf's law with exponent 1 over 100,000 skiers: the first is every twelfth. For one thread.
 */
final class ApresSki implements Supplier<Shot> {

    private static final Field FIELD = Field.STANDARD;
    private static final int DAY = 1;
    private static final double EXPONENT = 1;

    /** Has no factor in common with the number of skiers. */
    private static final int STRIDE = 61_803;

    private final String season;
    private final SplittableRandom random;
    private final DiscreteSampler skiers;
    private final BitSet seasonsAsked = new BitSet();
    private final BitSet ridesAsked = new BitSet();
    private long asked;
    private long firsts;

    ApresSki(int season, long seed) {
        this.season = Seasons.text(season);
        this.random = new SplittableRandom(seed);
        this.skiers = RejectionInversionZipfSampler.of(random::nextLong, FIELD.skiers(), EXPONENT);
    }

    /** One read of the evening. */
    record Question(Shot shot, boolean ofAList) {}

    /** Rides of the day: every skier has one before any has another, in an order that has nothing to do with who is read. */
    static Supplier<FieldRide> rides(SplittableRandom random) {
        int[] skier = {0};
        return () -> {
            skier[0] = (skier[0] + STRIDE) % FIELD.skiers();
            return ride(1 + skier[0], random);
        };
    }

    private static FieldRide ride(int skier, SplittableRandom random) {
        return new FieldRide(
                resortOf(skier), DAY, skier, 1 + random.nextInt(FIELD.minutes()), 1 + random.nextInt(FIELD.lifts()));
    }

    /** How many reads were drawn so far. */
    long asked() {
        return asked;
    }

    /** How many of them were the first for a list of a skier, of which the cache cannot know. */
    long firsts() {
        return firsts;
    }

    @Override
    public Shot get() {
        return next().shot();
    }

    /** The next read, and whether it is of a list, which readers fill in; the others leave nothing in the cache for long. */
    Question next() {
        asked++;
        int skier = skiers.sample();
        int kind = random.nextInt(100);
        if (kind < 70) {
            return new Question(Shot.get(dayOf("/skiers/", skier) + "/skiers/" + skier), false);
        }
        if (kind < 80) {
            return list(
                    seasonsAsked,
                    skier,
                    "/skiers/" + skier + "/vertical?resort=" + resortOf(skier) + "&season=" + season);
        }
        if (kind < 88) {
            return list(seasonsAsked, skier, "/skiers/" + skier + "/days?season=" + season);
        }
        if (kind < 95) {
            return list(
                    ridesAsked,
                    skier,
                    "/skiers/" + skier + "/rides?resort=" + resortOf(skier) + "&season=" + season + "&day=" + DAY);
        }
        if (kind < 98) {
            return new Question(
                    Shot.get("/resorts/" + resortOf(skier) + "/seasons/" + season + "/day/" + DAY + "/skiers"), false);
        }
        return new Question(Shot.get(dayOf("/resorts/", skier)), false);
    }

    private Question list(BitSet before, int skier, String path) {
        if (!before.get(skier)) {
            before.set(skier);
            firsts++;
        }
        return new Question(Shot.get(path), true);
    }

    private String dayOf(String start, int skier) {
        return start + resortOf(skier) + "/seasons/" + season + "/days/" + DAY;
    }

    private static int resortOf(int skier) {
        return 1 + skier % FIELD.resorts();
    }
}
