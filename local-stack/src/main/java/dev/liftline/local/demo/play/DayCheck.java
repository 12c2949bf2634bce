package dev.liftline.local.demo.play;

import dev.liftline.local.demo.day.SkiDay;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;

/** Compares what the public API tells about a day with what was played. */
public final class DayCheck {

    /**
     * A skier whose total is not what was played.
     *
     * @param skier the skier's number of the day
     */
    public record Difference(int skier, int played, int told) {}

    /**
     * What the check found.
     *
     * @param differences by skier; empty where every total is right
     * @param skiersTold how many different skiers the resort counts
     * @param skiersPlayed how many there were
     */
    public record Verdict(List<Difference> differences, int skiersTold, int skiersPlayed) {

        /** Whether the API tells exactly what was played. */
        public boolean isRight() {
            return differences.isEmpty() && skiersTold == skiersPlayed;
        }
    }

    private static final int MOST_IN_FLIGHT = 32;
    private static final Duration BETWEEN_ROUNDS = Duration.ofMillis(200);

    private final GatewayClient gateway;
    private final DayIds venue;
    private final Duration patience;

    /** Checks at {@code venue} through {@code gateway}, and gives totals {@code patience} to become fresh. */
    public DayCheck(GatewayClient gateway, DayIds venue, Duration patience) {
        this.gateway = gateway;
        this.venue = venue;
        this.patience = patience;
    }

    /** Asks for every skier of the day, again where the answer was not yet right. */
    public Verdict check(SkiDay day) {
        int[] played = day.verticals();
        int skiersPlayed = day.skiersWhoRode();
        long deadline = System.nanoTime() + patience.toNanos();
        List<Difference> differences =
                ask(IntStream.range(0, day.skiers()).boxed().toList(), played);
        int skiersTold = gateway.skiersAt(venue);
        while ((!differences.isEmpty() || skiersTold != skiersPlayed) && System.nanoTime() < deadline) {
            pause();
            differences = ask(differences.stream().map(Difference::skier).toList(), played);
            skiersTold = gateway.skiersAt(venue);
        }
        return new Verdict(differences, skiersTold, skiersPlayed);
    }

    private List<Difference> ask(List<Integer> skiers, int[] played) {
        ConcurrentLinkedQueue<Difference> differences = new ConcurrentLinkedQueue<>();
        try (ConcurrentTasks inFlight = new ConcurrentTasks(MOST_IN_FLIGHT)) {
            for (int skier : skiers) {
                inFlight.start(() -> {
                    int told = gateway.vertical(venue, skier);
                    if (told != played[skier]) {
                        differences.add(new Difference(skier, played[skier], told));
                    }
                });
            }
            inFlight.await();
        }
        return differences.stream()
                .sorted((a, b) -> Integer.compare(a.skier(), b.skier()))
                .toList();
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN_ROUNDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoException("Interrupted.", e);
        }
    }
}
