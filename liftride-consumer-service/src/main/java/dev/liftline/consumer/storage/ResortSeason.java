package dev.liftline.consumer.storage;

/** A season at a resort. The order is that of the primary key of {@code season}. */
record ResortSeason(int resortId, int seasonId) implements Comparable<ResortSeason> {

    @Override
    public int compareTo(ResortSeason other) {
        int order = Integer.compare(resortId, other.resortId);
        return order != 0 ? order : Integer.compare(seasonId, other.seasonId);
    }
}
