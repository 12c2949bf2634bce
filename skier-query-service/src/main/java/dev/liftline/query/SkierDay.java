package dev.liftline.query;

/** Names one skier's day at one resort. */
public record SkierDay(int skierId, int seasonId, int resortId, int dayId) {}
