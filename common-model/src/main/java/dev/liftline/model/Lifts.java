package dev.liftline.model;

/** What holds for a lift that its resort has not registered. */
public final class Lifts {

    /** Metres of vertical per lift number: the field's rule where no lift is registered (SkiDataAPI 2.0). */
    private static final int METRES_PER_LIFT_NUMBER = 10;

    private Lifts() {}

    /** The vertical rise in metres of a lift its resort has not registered: {@code liftId × 10}. */
    public static int unregisteredVertical(int liftId) {
        return liftId * METRES_PER_LIFT_NUMBER;
    }
}
