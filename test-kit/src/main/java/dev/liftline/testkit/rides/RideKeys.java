package dev.liftline.testkit.rides;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/** A log of rides by {@link FieldRide#key()}: appended to by any number of threads, read when they are done. */
public final class RideKeys {

    private final long[] keys;
    private final AtomicInteger size = new AtomicInteger();

    /** An empty log with room for {@code capacity} rides. */
    public RideKeys(int capacity) {
        this.keys = new long[capacity];
    }

    /** Adds a ride, also one that is there already. */
    public void add(long key) {
        keys[size.getAndIncrement()] = key;
    }

    /** Adds every ride of another log. */
    public void addAll(RideKeys others) {
        Arrays.stream(others.keys, 0, others.size()).forEach(this::add);
    }

    /** How many were added. */
    public int size() {
        return size.get();
    }

    /** The different rides, ascending. */
    public long[] distinct() {
        return Arrays.stream(keys, 0, size()).sorted().distinct().toArray();
    }
}
