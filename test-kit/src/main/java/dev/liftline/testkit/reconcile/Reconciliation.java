package dev.liftline.testkit.reconcile;

/**
 * A season's books compared.
 *
 * @param acknowledged different rides that were acknowledged
 * @param stored rides that PostgreSQL holds for the season
 * @param lost acknowledged rides that it does not hold
 * @param unexplained stored rides that were neither acknowledged nor given up by the client
 * @param wrongSkierDays skier days whose total is not the recount
 * @param wrongLiftHours lift hours whose count is not the recount
 */
public record Reconciliation(
        long acknowledged, long stored, long lost, long unexplained, long wrongSkierDays, long wrongLiftHours) {

    /** Whether everything that was acknowledged is stored, nothing else is, and every total is its recount. */
    public boolean isRight() {
        return lost == 0 && unexplained == 0 && wrongSkierDays == 0 && wrongLiftHours == 0;
    }
}
