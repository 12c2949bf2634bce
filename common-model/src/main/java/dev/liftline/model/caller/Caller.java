package dev.liftline.model.caller;

/**
 * Who sent a request.
 *
 * @param id of the key or the session, for logs: 1 to 64 letters, digits, dots, hyphens or underscores
 * @param subject the skier's id, or the name of the scanner or operator: 1 to 69 letters, digits or {@code ._@+:-}
 * @param resort the only resort that it may use; {@link #ANY} for every one
 * @param lift the only lift whose rides it may report; {@link #ANY} for every one
 */
public record Caller(CallerRole role, String id, String subject, int resort, int lift) {

    /** No restriction to one resort or lift. */
    public static final int ANY = 0;

    /** Whether it may use this resort. */
    public boolean mayUseResort(int wanted) {
        return resort == ANY || resort == wanted;
    }

    /** Whether it may report rides of this lift. */
    public boolean mayUseLift(int wanted) {
        return lift == ANY || lift == wanted;
    }
}
