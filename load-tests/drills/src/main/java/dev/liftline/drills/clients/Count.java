package dev.liftline.drills.clients;

/** Numbers of requests, or rides, by {@link Outcome}. */
public record Count(long ok, long error, long unknown) {

    public static final Count NONE = new Count(0, 0, 0);

    /** Requests without a successful response. */
    public long failed() {
        return error + unknown;
    }

    /** One request or ride more. */
    Count plus(Outcome outcome) {
        return switch (outcome) {
            case OK -> new Count(ok + 1, error, unknown);
            case ERROR -> new Count(ok, error + 1, unknown);
            case UNKNOWN -> new Count(ok, error, unknown + 1);
        };
    }

    public Count plus(Count other) {
        return new Count(ok + other.ok, error + other.error, unknown + other.unknown);
    }
}
