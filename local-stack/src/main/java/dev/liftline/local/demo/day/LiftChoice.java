package dev.liftline.local.demo.day;

import java.util.random.RandomGenerator;

/** Chooses a skier's next lift at random; a difficulty that suits the skier's skill and a short queue make a lift likelier. */
final class LiftChoice {

    private static final double SKILL_TOLERANCE = 0.18;
    private static final double MIN_APPEAL = 0.02;
    private static final double TOLERATED_WAIT_MINUTES = 4;

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
        double mismatch = (lift.difficulty() - skier.skill()) / SKILL_TOLERANCE;
        return (Math.exp(-mismatch * mismatch) + MIN_APPEAL) / (1 + waitMinutes / TOLERATED_WAIT_MINUTES);
    }
}
