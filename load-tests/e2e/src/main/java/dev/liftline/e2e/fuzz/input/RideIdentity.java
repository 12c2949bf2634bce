package dev.liftline.e2e.fuzz.input;

/** What identifies a ride. */
public record RideIdentity(int resort, int season, int day, int skier, int time, int lift) {}
