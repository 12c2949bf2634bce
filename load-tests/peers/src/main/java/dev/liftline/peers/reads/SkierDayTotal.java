package dev.liftline.peers.reads;

/** The cached value. */
record SkierDayTotal(int rides, long vertical) {}
