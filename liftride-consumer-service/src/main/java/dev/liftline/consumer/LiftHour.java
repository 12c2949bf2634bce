package dev.liftline.consumer;

/**
 * The key of a lift hour: one hour of one lift on one day. Ordered like the primary key of {@code lift_hour}.
 *
 * @param hour hours since opening, 0 to 24
 */
public record LiftHour(int resortId, int seasonId, int dayId, int liftId, int hour) implements Comparable<LiftHour> {

    static final int MINUTES = 60;

    @Override
    public int compareTo(LiftHour other) {
        int order = Integer.compare(resortId, other.resortId);
        order = order != 0 ? order : Integer.compare(seasonId, other.seasonId);
        order = order != 0 ? order : Integer.compare(dayId, other.dayId);
        order = order != 0 ? order : Integer.compare(liftId, other.liftId);
        return order != 0 ? order : Integer.compare(hour, other.hour);
    }
}
