package dev.liftline.e2e.fuzz.input;

public record RideIdentity(int resort, int season, int day, int skier, int time, int lift) {}
