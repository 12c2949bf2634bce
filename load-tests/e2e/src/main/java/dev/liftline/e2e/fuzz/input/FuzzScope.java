package dev.liftline.e2e.fuzz.input;

import dev.liftline.local.load.Credentials;
import java.util.List;

/**
 * The seasons that the fuzzer uses, so that it does not disturb other tests.
 *
 * @param writeSeasons seasons of four digits that valid writes use
 * @param readSeason a season with one ride of each of the skiers 1 to 5 at resort 1 on day 1; only read
 * @param key of an operator who may do everything; empty if nobody is asked who he is
 * @param scannerKey of scanners, who may read nothing; empty if nobody is asked who he is
 */
public record FuzzScope(List<String> writeSeasons, String readSeason, String key, String scannerKey) {

    /** The same seasons for requests without a key. */
    public FuzzScope withoutKey() {
        return new FuzzScope(writeSeasons, readSeason, "", "");
    }

    /** The header line with the key, which each request has; empty without a key. */
    public String keyLine() {
        return key.isEmpty() ? "" : Credentials.HEADER + ": " + key + "\r\n";
    }

    /** Resort of smuggled requests: a record with it proves that one passed the gateway. */
    public static final int SMUGGLED_RESORT = 2_000_000_011;

    /** Number of skiers with a ride in the read season. */
    public static final int READ_SKIERS = 5;
}
