package dev.liftline.consumer;

/**
 * One hour of one lift's day. The order is that of the primary key of {@code lift_hour}.
 *
 * @param hour hours since the lifts opened, 0 to 24
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
