package dev.liftline.local.demo.day;

import java.util.random.RandomGenerator;

/**
 * How a skier at the bottom chooses the next lift: one whose slopes suit the skier's skill, with a short line, and now
 * and then any other.
 */
final class LiftChoice {

    private static final double TASTE = 0.18;
    private static final double CURIOSITY = 0.02;
    private static final double PATIENCE_MINUTES = 4;

    private LiftChoice() {}

    /** The number of the chosen queue, 0 for the first lift. */
    static int choose(Skier skier, SkiArea area, double now, RandomGenerator random) {
        double[] upTo = new double[area.lifts().size()];
        double sum = 0;
        for (int i = 0; i < upTo.length; i++) {
            sum += appeal(skier, area.lifts().get(i), area.queues().get(i).waitAt(now));
            upTo[i] = sum;
        }
        double draw = random.nextDouble() * sum;
        int chosen = 0;
        while (chosen < upTo.length - 1 && upTo[chosen] <= draw) {
            chosen++;
        }
        return chosen;
    }

    private static double appeal(Skier skier, Lift lift, double waitMinutes) {
        double mismatch = (lift.difficulty() - skier.skill()) / TASTE;
        return (Math.exp(-mismatch * mismatch) + CURIOSITY) / (1 + waitMinutes / PATIENCE_MINUTES);
    }
}
