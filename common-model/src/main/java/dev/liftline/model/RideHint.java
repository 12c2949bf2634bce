package dev.liftline.model;

/**
 * A hint that a skier day has new rides. It says that there is something to read, not what.
 *
 * @param version number of the day's rides
 */
public record RideHint(int skierId, int seasonId, int resortId, int dayId, int version) {}
