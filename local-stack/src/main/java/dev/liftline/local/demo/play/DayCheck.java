package dev.liftline.local.demo.play;

import dev.liftline.local.demo.day.SkiDay;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Compares the totals that the public API reports for a day with the played rides. */
public final class DayCheck {

    /**
     * A skier with a wrong total.
     *
     * @param skier the skier's number of the day
     */
    public record Difference(int skier, int played, int reported) {}

    /**
     * The result of the check.
     *
     * @param differences by skier; empty if every total is right
     * @param skiersReported the number of different skiers that the resort counts
     * @param skiersPlayed the number of skiers who rode
     */
    public record Result(List<Difference> differences, int skiersReported, int skiersPlayed) {

        /** Whether the API reports exactly what was played. */
        public boolean isRight() {
            return differences.isEmpty() && skiersReported == skiersPlayed;
        }
    }

    private static final Duration POLL_INTERVAL = Duration.ofMillis(200);

    private final GatewayClient gateway;
    private final DayIds ids;
    private final Duration timeout;

    /** Checks at {@code ids} through {@code gateway}, and gives totals {@code timeout} to become fresh. */
    public DayCheck(GatewayClient gateway, DayIds ids, Duration timeout) {
        this.gateway = gateway;
        this.ids = ids;
        this.timeout = timeout;
    }

    /** Reads every skier of the day, and wrong totals again until the timeout. */
    public Result check(SkiDay day) {
        int[] played = day.verticals();
        int skiersPlayed = day.skiersWhoRode();
        long deadline = System.nanoTime() + timeout.toNanos();
        List<Difference> differences =
                read(IntStream.range(0, day.skiers()).boxed().toList(), played);
        int skiersReported = gateway.skiersAt(ids);
        while ((!differences.isEmpty() || skiersReported != skiersPlayed) && System.nanoTime() < deadline) {
            pause();
            differences = read(differences.stream().map(Difference::skier).toList(), played);
            skiersReported = gateway.skiersAt(ids);
        }
        return new Result(differences, skiersReported, skiersPlayed);
    }

    private List<Difference> read(List<Integer> skiers, int[] played) {
        Map<Integer, Integer> reported = gateway.verticals(ids, skiers);
        return skiers.stream()
                .map(skier -> new Difference(skier, played[skier], reported.getOrDefault(skier, 0)))
                .filter(difference -> difference.played() != difference.reported())
                .toList();
    }

    private static void pause() {
        try {
            Thread.sleep(POLL_INTERVAL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoException("Interrupted.", e);
        }
    }
}
