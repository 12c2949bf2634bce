package dev.liftline.e2e.fuzz.input;

import java.util.List;

/**
 * Where the fuzzer plays, so that it disturbs nobody and has something to read.
 *
 * @param written seasons, four digits each, that valid writes go to
 * @param quiet a season with a few rides of resort 1, day 1 and skiers 1 to 5, to which nothing is written
 */
public record Ground(List<String> written, String quiet) {

    /** A resort that only smuggled requests name: one of its rides in Kafka is one that got past the gateway. */
    public static final int CANARY_RESORT = 2_000_000_011;

    /** The skiers who have rides in the quiet season. */
    public static final int QUIET_SKIERS = 5;
}
