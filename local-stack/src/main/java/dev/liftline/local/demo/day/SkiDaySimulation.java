package dev.liftline.local.demo.day;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * An event simulation of a day at a resort: skiers arrive, choose a lift, queue, ride, ski down, have lunch and leave. The same seed gives
 * the same day.
 */
public final class SkiDaySimulation {

    /** A skier who chooses the next lift at this minute. */
    private record AtTheBottom(double minute, Skier skier, boolean hadLunch) {}

    private final RandomGenerator random;
    private final SkiArea area = SkiArea.opened();
    private final PriorityQueue<AtTheBottom> moments =
            new PriorityQueue<>(Comparator.comparingDouble(AtTheBottom::minute)
                    .thenComparingInt(moment -> moment.skier().number()));
    private final List<Ride> rides = new ArrayList<>();

    private SkiDaySimulation(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** A day with {@code skiers} skiers, at least 1. */
    public static SkiDay simulate(int skiers, long seed) {
        return new SkiDaySimulation(seed).run(skiers);
    }

    private SkiDay run(int skiers) {
        for (int number = 0; number < skiers; number++) {
            Skier skier = Skier.drawn(number, random);
            moments.add(new AtTheBottom(skier.arrival(), skier, false));
        }
        for (AtTheBottom moment = moments.poll(); moment != null; moment = moments.poll()) {
            simulate(moment);
        }
        rides.sort(Comparator.comparingInt(Ride::minute).thenComparingInt(Ride::skier));
        return new SkiDay(skiers, rides);
    }

    private void simulate(AtTheBottom moment) {
        Skier skier = moment.skier();
        double now = moment.minute();
        if (now >= Math.min(skier.leaving(), SkiDay.LENGTH_MINUTES)) {
            return;
        }
        if (!moment.hadLunch() && now >= skier.lunch()) {
            moments.add(new AtTheBottom(now + skier.lunchMinutes(), skier, true));
            return;
        }
        int chosen = LiftChoice.choose(skier, area, now, random);
        double boarded = area.queues().get(chosen).board(now);
        if (boarded >= SkiDay.LENGTH_MINUTES) {
            return;
        }
        Lift lift = area.lifts().get(chosen);
        rides.add(new Ride(skier.number(), lift, (int) boarded));
        double back = boarded + lift.rideMinutes() + skier.descentMinutes(lift, random);
        moments.add(new AtTheBottom(back, skier, moment.hadLunch()));
    }
}
