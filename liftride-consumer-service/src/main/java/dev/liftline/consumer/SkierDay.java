package dev.liftline.consumer;

/** The key of a skier day: one skier's day at one resort. Ordered like the primary key of {@code skier_day}. */
public record SkierDay(int skierId, int seasonId, int resortId, int dayId) implements Comparable<SkierDay> {

    @Override
    public int compareTo(SkierDay other) {
        int order = Integer.compare(skierId, other.skierId);
        order = order != 0 ? order : Integer.compare(seasonId, other.seasonId);
        order = order != 0 ? order : Integer.compare(resortId, other.resortId);
        return order != 0 ? order : Integer.compare(dayId, other.dayId);
    }
}
