package dev.liftline.e2e.fuzz.input;

/** A ride's identity: what makes it count once. */
public record Ride(int resort, int season, int day, int skier, int time, int lift) {}
