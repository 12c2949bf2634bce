package dev.liftline.consumer.storage;

import java.util.BitSet;

/**
 * Remembers the last keys that this consumer stored, a bit each, to guess which rows exist. A wrong guess costs only time.
 * Thread-safe.
 */
final class RecentKeys {

    private static final long MIXER = 0x9E3779B97F4A7C15L;

    private final int bits;
    private final int maxKeys;
    private BitSet current = new BitSet();
    private BitSet previous = new BitSet();
    private int added;
    private boolean reliable;

    /**
     * @param bits each of two halves has 2^{@code bits} bits
     * @param maxKeys keys in a half, at most an eighth of its bits; then the older half is forgotten
     */
    RecentKeys(int bits, int maxKeys) {
        this.bits = bits;
        this.maxKeys = maxKeys;
    }

    /** Whether a key is probably among the last ones; false if it certainly is not. */
    synchronized boolean contains(long hash) {
        int bit = bit(hash);
        return current.get(bit) || previous.get(bit);
    }

    synchronized void add(long hash) {
        int bit = bit(hash);
        if (!current.get(bit)) {
            current.set(bit);
            added++;
        }
        if (added > maxKeys) {
            previous = current;
            current = new BitSet();
            added = 0;
        }
    }

    /**
     * Whether keys that are not remembered are probably new. Not after a start, when others stored the rows that exist; nor
     * after such a row was found, until a whole batch had none.
     */
    synchronized boolean isReliable() {
        return reliable;
    }

    /** @param complete whether all rows that exist for a batch were remembered */
    synchronized void checked(boolean complete) {
        reliable = complete;
    }

    /** Mixes another column of a key into {@code hash}. */
    static long mix(long hash, int column) {
        return hash * MIXER + column;
    }

    private int bit(long hash) {
        long mixed = (hash ^ (hash >>> 32)) * MIXER;
        return (int) (mixed >>> (Long.SIZE - bits));
    }
}
