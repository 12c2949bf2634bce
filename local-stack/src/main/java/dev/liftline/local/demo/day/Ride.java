package dev.liftline.local.demo.day;

/**
 * One ride of one skier.
 *
 * @param skier the skier's number of the day, 0 for the first
 * @param minute whole minutes after the lifts opened, 0 to {@link SkiDay#LENGTH_MINUTES}
 */
public record Ride(int skier, Lift lift, int minute) {

    private static final String LANES = "ab";

    /** The scanner that read the ski pass. A lift has two lanes, and a skier always uses the same one. */
    public String scanner() {
        return "lift-" + lift.id() + "." + LANES.charAt(skier % LANES.length());
    }
}
