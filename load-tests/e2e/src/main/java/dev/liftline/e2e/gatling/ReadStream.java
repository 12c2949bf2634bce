package dev.liftline.e2e.gatling;

import dev.liftline.model.Seasons;
import java.util.Iterator;
import java.util.random.RandomGenerator;
import org.apache.commons.rng.sampling.distribution.DiscreteSampler;
import org.apache.commons.rng.sampling.distribution.RejectionInversionZipfSampler;

/**
 * What skiers, and sometimes their resort, ask in the evening. Who is asked about follows Zipf's law with exponent 1
 * over the day's skiers: the first of 100,000 is every twelfth. Endless. Not thread-safe.
 */
final class ReadStream implements Iterator<Read> {

    /** One reader in this many looks again. */
    static final int ONE_LOOKS_AGAIN_OF = 5;

    private static final double EXPONENT = 1.0;

    private final SimulatedDay day;
    private final String season;
    private final RandomGenerator random;
    private final DiscreteSampler skiers;

    ReadStream(SimulatedDay day, int season, RandomGenerator random) {
        this.day = day;
        this.season = Seasons.text(season);
        this.random = random;
        this.skiers =
                RejectionInversionZipfSampler.of(random::nextLong, day.field().skiers(), EXPONENT);
    }

    @Override
    public boolean hasNext() {
        return true;
    }

    @Override
    public Read next() {
        int skier = skiers.sample();
        int kind = random.nextInt(100);
        boolean again = random.nextInt(ONE_LOOKS_AGAIN_OF) == 0;
        if (kind < 70) {
            return new Read("GET skier day", seasonOfResort("/skiers/", skier) + dayPath() + "/skiers/" + skier, again);
        }
        if (kind < 80) {
            return new Read(
                    "GET skier vertical",
                    "/skiers/" + skier + "/vertical?resort=" + day.resortOf(skier) + "&season=" + season,
                    again);
        }
        if (kind < 88) {
            return new Read("GET skier days", "/skiers/" + skier + "/days?season=" + season, again);
        }
        if (kind < 95) {
            return new Read(
                    "GET skier rides",
                    "/skiers/" + skier + "/rides?resort=" + day.resortOf(skier) + "&season=" + season + "&day="
                            + day.day(),
                    again);
        }
        if (kind < 97) {
            return new Read(
                    "GET resort skiers", seasonOfResort("/resorts/", skier) + "/day/" + day.day() + "/skiers", again);
        }
        if (kind < 99) {
            return new Read("GET resort day", seasonOfResort("/resorts/", skier) + dayPath(), again);
        }
        return new Read("GET resorts", "/resorts", again);
    }

    private String seasonOfResort(String start, int skier) {
        return start + day.resortOf(skier) + "/seasons/" + season;
    }

    private String dayPath() {
        return "/days/" + day.day();
    }
}
