package dev.liftline.e2e.gatling;

/** A whole number that a simulation takes from a system property; each has a default that suits a laptop. */
enum Setting {
    SEASON("season", 2099, 1, 9_999, "the season of every ride and read"),
    SEED("seed", 1, Long.MIN_VALUE, Long.MAX_VALUE, "the same seed sends the same requests"),
    SECONDS("seconds", 60, 1, 86_400, "about how long; the field's load takes what it takes"),
    RIDES_PER_SECOND("ridesPerSecond", 1_000, 1, 100_000, "rides that arrive at the busiest time"),
    READS_PER_SECOND("readsPerSecond", 2_000, 1, 100_000, "reads that arrive at the busiest time"),
    RIDES_BEFORE("ridesBefore", 100_000, 0, 10_000_000, "rides sent before the reads of apres-ski"),
    REQUESTS("requests", 200_000, 1, 100_000_000, "rides of the field's load"),
    CLIENTS("clients", 128, 1, 10_000, "clients of the field's load after the first 32");

    private final String property;
    private final long standard;
    private final long least;
    private final long most;
    private final String meaning;

    Setting(String property, long standard, long least, long most, String meaning) {
        this.property = property;
        this.standard = standard;
        this.least = least;
        this.most = most;
        this.meaning = meaning;
    }

    String property() {
        return property;
    }

    String help() {
        return help(property, meaning, Long.toString(standard));
    }

    static String help(String property, String meaning, String standard) {
        return "  -D%-15s %s (%s)".formatted(property, meaning, standard);
    }

    /** The value of the system property. Every setting but {@link #SEED} fits an {@code int}. */
    long value() {
        return parse(System.getProperty(property, Long.toString(standard)));
    }

    /**
     * The number that {@code text} says.
     *
     * @throws IllegalArgumentException with one sentence that names the property
     */
    long parse(String text) {
        long value;
        try {
            value = Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw refused(text);
        }
        if (value < least || value > most) {
            throw refused(text);
        }
        return value;
    }

    private IllegalArgumentException refused(String text) {
        return new IllegalArgumentException(
                "-D%s must be a whole number from %d to %d, not \"%s\".".formatted(property, least, most, text));
    }
}
