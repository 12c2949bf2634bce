package dev.liftline.local.demo.day;

import java.util.random.RandomGenerator;

/**
 * One skier's plan for the day. Times are in minutes after the lifts opened.
 *
 * @param number 0 for the first skier of the day
 * @param skill from 0 (first day on skis) to 1
 * @param arrival when the skier reaches the first lift
 * @param leaving when the skier stops boarding lifts
 * @param lunch when lunch is due; may be after {@code leaving}
 * @param lunchMinutes duration of lunch
 */
record Skier(int number, double skill, double arrival, double leaving, double lunch, double lunchMinutes) {

    private static final double MORNING_PEAK = 55;
    private static final double NOON = 215;
    private static final double SHARE_OF_HALF_DAY_TICKETS = 0.15;
    private static final double LAST_ARRIVAL = SkiDay.LENGTH_MINUTES - 90.0;

    static Skier drawn(int number, RandomGenerator random) {
        double skill = clamp(0.5 + 0.22 * random.nextGaussian(), 0, 1);
        double peak = random.nextDouble() < SHARE_OF_HALF_DAY_TICKETS ? NOON + 45 : MORNING_PEAK;
        double arrival = clamp(peak + 32 * random.nextGaussian(), 0, LAST_ARRIVAL);
        double stay = Math.max(60, 290 + 75 * random.nextGaussian());
        double lunch = Math.max(NOON + 28 * random.nextGaussian(), arrival + 45);
        double lunchMinutes = 35 + 40 * random.nextDouble();
        return new Skier(number, skill, arrival, arrival + stay, lunch, lunchMinutes);
    }

    /** Minutes for the descent from the top of {@code lift}: less with more skill, and different each time. */
    double descentMinutes(Lift lift, RandomGenerator random) {
        double metresPerMinute = 15 + 45 * skill;
        double rest = 1 + 3 * random.nextDouble();
        return rest + lift.vertical() / metresPerMinute;
    }

    private static double clamp(double value, double min, double max) {
        return Math.max(min, Math.min(max, value));
    }
}
