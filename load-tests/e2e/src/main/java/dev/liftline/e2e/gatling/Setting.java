package dev.liftline.e2e.gatling;

/** An integer setting of the simulations, from a system property. The defaults suit a laptop. */
enum Setting {
    SEASON("season", 2099, 1, 9_999, "the season of every ride and read"),
    SEED("seed", 1, Long.MIN_VALUE, Long.MAX_VALUE, "the same seed sends the same requests"),
    SECONDS("seconds", 60, 1, 86_400, "duration in seconds; the reference load ignores it"),
    RIDES_PER_SECOND("ridesPerSecond", 1_000, 1, 100_000, "rides that arrive at the busiest time"),
    READS_PER_SECOND("readsPerSecond", 2_000, 1, 100_000, "reads that arrive at the busiest time"),
    RIDES_BEFORE("ridesBefore", 100_000, 0, 10_000_000, "rides sent before the reads of apres-ski"),
    REQUESTS("requests", 200_000, 1, 100_000_000, "rides of the reference load"),
    CLIENTS("clients", 128, 1, 10_000, "clients of the reference load after the first 32");

    private final String property;
    private final long defaultValue;
    private final long min;
    private final long max;
    private final String meaning;

    Setting(String property, long defaultValue, long min, long max, String meaning) {
        this.property = property;
        this.defaultValue = defaultValue;
        this.min = min;
        this.max = max;
        this.meaning = meaning;
    }

    String property() {
        return property;
    }

    String help() {
        return help(property, meaning, Long.toString(defaultValue));
    }

    static String help(String property, String meaning, String defaultValue) {
        return "  -D%-15s %s (%s)".formatted(property, meaning, defaultValue);
    }

    /** The value of the system property. Every setting but {@link #SEED} fits an {@code int}. */
    long value() {
        return parse(System.getProperty(property, Long.toString(defaultValue)));
    }

    /**
     * Parses a value.
     *
     * @throws IllegalArgumentException with one sentence that names the property
     */
    long parse(String text) {
        long value;
        try {
            value = Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw invalid(text);
        }
        if (value < min || value > max) {
            throw invalid(text);
        }
        return value;
    }

    private IllegalArgumentException invalid(String text) {
        return new IllegalArgumentException(
                "-D%s must be a whole number from %d to %d, not \"%s\".".formatted(property, min, max, text));
    }
}
