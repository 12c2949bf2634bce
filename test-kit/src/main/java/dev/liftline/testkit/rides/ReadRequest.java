package dev.liftline.testkit.rides;

/**
 * A read of the API.
 *
 * @param skier whose data or resort is read
 * @param path with its query
 * @param again whether the client repeats the read a moment later, with the ETag of the first response
 */
public record ReadRequest(Kind kind, int skier, String path, boolean again) {

    /** What is read. */
    public enum Kind {
        SKIER_DAY("GET skier day"),
        SKIER_VERTICAL("GET skier vertical"),
        SKIER_DAYS("GET skier days"),
        SKIER_RIDES("GET skier rides"),
        RESORT_SKIERS("GET resort skiers"),
        RESORT_DAY("GET resort day"),
        RESORTS("GET resorts");

        private final String title;

        Kind(String title) {
            this.title = title;
        }
    }

    /** The name of the kind in reports. */
    public String name() {
        return kind.title;
    }
}
