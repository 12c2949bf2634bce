package dev.liftline.benchmarks.query;

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
 * Generates the reads of an evening after a day on which each skier rode at one resort. Skiers are drawn by Zipf's law
 * with exponent 1 over 100,000 skiers: the most frequent skier has 8 % of the reads. Not thread-safe.
 */
final class EveningReadMix implements Supplier<Request> {

    private static final Field FIELD = Field.STANDARD;
    private static final int DAY = 1;
    private static final double EXPONENT = 1;

    /** Coprime to the number of skiers. */
    private static final int STRIDE = 61_803;

    private final String year;
    private final SplittableRandom random;
    private final DiscreteSampler skiers;
    private final SkierLists seasons = new SkierLists();
    private final SkierLists rides = new SkierLists();
    private long reads;
    private long firstReads;

    EveningReadMix(int season, long seed) {
        this.year = Seasons.text(season);
        this.random = new SplittableRandom(seed);
        this.skiers = RejectionInversionZipfSampler.of(random::nextLong, FIELD.skiers(), EXPONENT);
    }

    /**
     * One read.
     *
     * @param isList whether it reads a list of one skier, which stays in the cache after a miss
     * @param isCached whether the list was read before and not invalidated since
     */
    record Read(Request request, boolean isList, boolean isCached) {}

    /** The state of one kind of list by skier. */
    private static final class SkierLists {
        private final BitSet read = new BitSet();
        private final BitSet cached = new BitSet();
    }

    /**
     * Generates rides of the day. Every skier has one ride before any skier has two; the order is independent of the
     * reads.
     */
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

    /** Returns the number of reads so far. */
    long reads() {
        return reads;
    }

    /** Returns the number of reads that were the first of a skier's list, and therefore a cache miss. */
    long firstReads() {
        return firstReads;
    }

    @Override
    public Request get() {
        return next().request();
    }

    /** Records that a stored ride of this skier removed the lists of the skier from the cache. */
    void invalidate(int skier) {
        seasons.cached.clear(skier);
        rides.cached.clear(skier);
    }

    /** Draws the next read. */
    Read next() {
        reads++;
        int skier = skiers.sample();
        int kind = random.nextInt(100);
        if (kind < 70) {
            return new Read(Request.get(dayPath("/skiers/", skier) + "/skiers/" + skier), false, false);
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
            return new Read(
                    Request.get("/resorts/" + resortOf(skier) + "/seasons/" + year + "/day/" + DAY + "/skiers"),
                    false,
                    false);
        }
        return new Read(Request.get(dayPath("/resorts/", skier)), false, false);
    }

    private Read list(SkierLists lists, int skier, String path) {
        if (!lists.read.get(skier)) {
            lists.read.set(skier);
            firstReads++;
        }
        boolean cached = lists.cached.get(skier);
        lists.cached.set(skier);
        return new Read(Request.get(path), true, cached);
    }

    private String dayPath(String prefix, int skier) {
        return prefix + resortOf(skier) + "/seasons/" + year + "/days/" + DAY;
    }

    private static int resortOf(int skier) {
        return 1 + skier % FIELD.resorts();
    }
}
