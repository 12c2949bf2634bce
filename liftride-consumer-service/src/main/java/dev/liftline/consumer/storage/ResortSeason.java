package dev.liftline.consumer.storage;

/** The key of a season at a resort. Ordered like the primary key of {@code season}. */
record ResortSeason(int resortId, int seasonId) implements Comparable<ResortSeason> {

    @Override
    public int compareTo(ResortSeason other) {
        int order = Integer.compare(resortId, other.resortId);
        return order != 0 ? order : Integer.compare(seasonId, other.seasonId);
    }
}
