package dev.liftline.benchmarks.reading;

import dev.liftline.local.load.Request;
import dev.liftline.model.Seasons;
import dev.liftline.testkit.rides.Field;
import dev.liftline.testkit.rides.FieldRide;
import java.util.BitSet;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.apache.commons.rng.sampling.distribution.DiscreteSampler;
import org.apache.commons.rng.sampling.distribution.RejectionInversionZipfSampler;

/**
 * What skiers and their resorts look up in the evening, each skier having been at one resort that day. Who is asked
 * about follows Zipf's law with exponent 1 over 100,000 skiers: the first is every twelfth. For one thread.
 */
final class ApresSki implements Supplier<Request> {

    private static final Field FIELD = Field.STANDARD;
    private static final int DAY = 1;
    private static final double EXPONENT = 1;

    /** Has no factor in common with the number of skiers. */
    private static final int STRIDE = 61_803;

    private final String year;
    private final SplittableRandom random;
    private final DiscreteSampler skiers;
    private final Lists seasons = new Lists();
    private final Lists rides = new Lists();
    private long asked;
    private long firsts;

    ApresSki(int season, long seed) {
        this.year = Seasons.text(season);
        this.random = new SplittableRandom(seed);
        this.skiers = RejectionInversionZipfSampler.of(random::nextLong, FIELD.skiers(), EXPONENT);
    }

    /**
     * One read of the evening.
     *
     * @param ofAList whether it is of a list of a skier, which readers fill in; the others leave nothing in the cache for long
     * @param isCached whether such a list was filled in before and its skier has not ridden since
     */
    record Question(Request request, boolean ofAList, boolean isCached) {}

    /** One kind of list, by skier. */
    private static final class Lists {
        private final BitSet asked = new BitSet();
        private final BitSet cached = new BitSet();
    }

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
    public Request get() {
        return next().request();
    }

    /** A ride of this skier is stored: the cache has none of the skier's lists any more. */
    void rode(int skier) {
        seasons.cached.clear(skier);
        rides.cached.clear(skier);
    }

    /** The next read. */
    Question next() {
        asked++;
        int skier = skiers.sample();
        int kind = random.nextInt(100);
        if (kind < 70) {
            return new Question(Request.get(dayOf("/skiers/", skier) + "/skiers/" + skier), false, false);
        }
        if (kind < 80) {
            return list(seasons, skier, "/skiers/" + skier + "/vertical?resort=" + resortOf(skier) + "&season=" + year);
        }
        if (kind < 88) {
            return list(seasons, skier, "/skiers/" + skier + "/days?season=" + year);
        }
        if (kind < 95) {
            return list(
                    rides,
                    skier,
                    "/skiers/" + skier + "/rides?resort=" + resortOf(skier) + "&season=" + year + "&day=" + DAY);
        }
        if (kind < 98) {
            return new Question(
                    Request.get("/resorts/" + resortOf(skier) + "/seasons/" + year + "/day/" + DAY + "/skiers"),
                    false,
                    false);
        }
        return new Question(Request.get(dayOf("/resorts/", skier)), false, false);
    }

    private Question list(Lists lists, int skier, String path) {
        if (!lists.asked.get(skier)) {
            lists.asked.set(skier);
            firsts++;
        }
        boolean cached = lists.cached.get(skier);
        lists.cached.set(skier);
        return new Question(Request.get(path), true, cached);
    }

    private String dayOf(String start, int skier) {
        return start + resortOf(skier) + "/seasons/" + year + "/days/" + DAY;
    }

    private static int resortOf(int skier) {
        return 1 + skier % FIELD.resorts();
    }
}
