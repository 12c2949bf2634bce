package dev.liftline.model;

/** Default values of lifts that are not registered. */
public final class Lifts {

    /** Metres per lift number, as the SkiDataAPI 2.0 defines. */
    private static final int METRES_PER_LIFT_NUMBER = 10;

    private Lifts() {}

    /** The vertical in metres of a lift that is not registered: {@code liftId × 10}. */
    public static int unregisteredVertical(int liftId) {
        return liftId * METRES_PER_LIFT_NUMBER;
    }
}
