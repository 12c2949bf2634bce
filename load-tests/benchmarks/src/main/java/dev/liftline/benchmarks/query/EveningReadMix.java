package dev.liftline.benchmarks.query;

import dev.liftline.local.load.Request;
import dev.liftline.testkit.rides.ReadRequest.Kind;
import dev.liftline.testkit.rides.ReadStream;
import dev.liftline.testkit.rides.ReferenceRide;
import dev.liftline.testkit.rides.SimulatedDay;
import java.util.BitSet;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/** Generates the reads of an evening and records which of them the cache can answer. Not thread-safe. */
final class EveningReadMix implements Supplier<Request> {

    private static final SimulatedDay DAY = SimulatedDay.STANDARD;

    /** Coprime to the number of skiers. */
    private static final int STRIDE = 61_803;

    private final ReadStream stream;
    private final SkierLists seasons = new SkierLists();
    private final SkierLists rides = new SkierLists();
    private long reads;
    private long firstReads;

    EveningReadMix(int season, long seed) {
        this.stream = new ReadStream(DAY, season, new SplittableRandom(seed));
    }

    /**
     * One read.
     *
     * @param isList whether it reads a list of one skier, which stays in the cache after a miss
     * @param isCached whether the list was read before and not invalidated since
     */
    record EveningRead(Request request, boolean isList, boolean isCached) {}

    /** The state of one kind of list by skier. */
    private static final class SkierLists {
        private final BitSet read = new BitSet();
        private final BitSet cached = new BitSet();
    }

    /**
     * Generates rides of the day. Every skier has one ride before any skier has two; the order is independent of the
     * reads.
     */
    static Supplier<ReferenceRide> rides(SplittableRandom random) {
        int[] skier = {0};
        return () -> {
            skier[0] = (skier[0] + STRIDE) % DAY.ranges().skiers();
            return DAY.rideOf(1 + skier[0], random);
        };
    }

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

    EveningRead next() {
        reads++;
        var read = stream.get();
        return switch (read.kind()) {
            case SKIER_VERTICAL, SKIER_DAYS -> list(seasons, read.skier(), read.path());
            case SKIER_RIDES -> list(rides, read.skier(), read.path());
            // The list of resorts does not use Redis.
            case RESORTS -> notList(stream.path(Kind.RESORT_SKIERS, read.skier()));
            case SKIER_DAY, RESORT_SKIERS, RESORT_DAY -> notList(read.path());
        };
    }

    private EveningRead list(SkierLists lists, int skier, String path) {
        if (!lists.read.get(skier)) {
            lists.read.set(skier);
            firstReads++;
        }
        boolean cached = lists.cached.get(skier);
        lists.cached.set(skier);
        return new EveningRead(Request.get(path), true, cached);
    }

    private static EveningRead notList(String path) {
        return new EveningRead(Request.get(path), false, false);
    }
}
