package dev.liftline.testkit.rides;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/** A list of rides by {@link ReferenceRide#key()}. Threads may add at the same time; read it when they are done. */
public final class RideKeys {

    private final long[] keys;
    private final AtomicInteger size = new AtomicInteger();

    /** An empty list for at most {@code capacity} rides. */
    public RideKeys(int capacity) {
        this.keys = new long[capacity];
    }

    /** Adds a ride, also a duplicate. */
    public void add(long key) {
        keys[size.getAndIncrement()] = key;
    }

    /** The number of rides, duplicates included. */
    public int size() {
        return size.get();
    }

    /** The distinct rides, ascending. */
    public long[] distinct() {
        return Arrays.stream(keys, 0, size()).sorted().distinct().toArray();
    }
}
