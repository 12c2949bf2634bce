package dev.liftline.testkit.reconcile;

/**
 * Acknowledged rides compared with the stored season.
 *
 * @param acknowledged distinct acknowledged rides
 * @param stored rides of the season in PostgreSQL
 * @param lost acknowledged rides that are not stored
 * @param unexplained stored rides that were neither acknowledged nor unconfirmed
 * @param wrongSkierDays skier days whose total differs from a recount
 * @param wrongLiftHours lift hours whose count differs from a recount
 */
public record Reconciliation(
        long acknowledged, long stored, long lost, long unexplained, long wrongSkierDays, long wrongLiftHours) {

    /** Whether the acknowledged rides and no others are stored, and every total equals its recount. */
    public boolean isRight() {
        return lost == 0 && unexplained == 0 && wrongSkierDays == 0 && wrongLiftHours == 0;
    }
}
