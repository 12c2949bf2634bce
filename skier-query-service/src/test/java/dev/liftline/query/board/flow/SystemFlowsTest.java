package dev.liftline.query.board.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SystemFlowsTest {

    private static final Duration INTERVAL = Duration.ofSeconds(5);

    private final List<ReplicaSample> samples = new ArrayList<>();
    private int taken;
    private Instant now = Instant.parse("2026-01-07T08:00:00Z");
    private final SystemFlows flows = new SystemFlows(this::take, INTERVAL, () -> now);

    private List<ReplicaSample> take() {
        taken++;
        return List.copyOf(samples);
    }

    @Test
    void asksNobodyTwiceWithinAnInterval() {
        flows.now();
        pass(4);
        flows.now();
        assertThat(taken).isEqualTo(1);
        pass(1);
        flows.now();
        assertThat(taken).isEqualTo(2);
    }

    @Test
    void knowsRatesFromTheSecondSampleOn() {
        samples.add(figures(new Figures(100, 10, 50, 100, new TreeMap<>(), 7.0, 0.0, null)));
        assertThat(flows.now())
                .isEqualTo(new SystemFlow(
                        null, null, 7L, null, null, null, List.of(replica(true)), "2026-01-07T08:00:00Z"));
        samples.set(0, figures(new Figures(200, 11, 146, 200, batches(0.5, 4), 9.0, 0.0, null)));
        pass(5);
        assertThat(flows.now())
                .isEqualTo(new SystemFlow(
                        20.0, 0.2, 9L, 0.495, 0.96, null, List.of(replica(true)), "2026-01-07T08:00:05Z"));
    }

    @Test
    void aRideThatWaitsLongerThanBatchesTakeDecides() {
        samples.add(figures(new Figures(0, 0, 0, 0, batches(0.5, 0), 1.0, 0.0, null)));
        flows.now();
        samples.set(0, figures(new Figures(0, 0, 0, 0, batches(0.5, 4), 9.0, 31.0, null)));
        pass(5);
        assertThat(flows.now().freshnessP99Seconds()).isEqualTo(31);
    }

    @Test
    void aLongTimeAgoSaysNothingAboutNow() {
        samples.add(figures(new Figures(100, 0, 0, 0, new TreeMap<>(), 7.0, 0.0, null)));
        flows.now();
        pass(61);
        assertThat(flows.now().acceptedPerSecond()).isNull();
    }

    @Test
    void showsWhoDoesNotRespond() {
        samples.add(figures(null));
        assertThat(flows.now().replicas()).containsExactly(replica(false));
        assertThat(flows.now().lag()).isNull();
    }

    @Test
    void othersGetTheFlowBeforeWhileOneAsks() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answered = new CountDownLatch(1);
        SystemFlows slow = new SystemFlows(
                () -> {
                    if (taken++ > 0) {
                        asked.countDown();
                        await(answered);
                    }
                    return List.of();
                },
                INTERVAL,
                () -> now);
        SystemFlow before = slow.now();
        pass(5);
        Future<SystemFlow> asking = started(slow::now);
        await(asked);

        assertThat(started(slow::now).get(30, TimeUnit.SECONDS)).isSameAs(before);

        answered.countDown();
        assertThat(asking.get(30, TimeUnit.SECONDS).asOf()).isEqualTo("2026-01-07T08:00:05Z");
        assertThat(taken).isEqualTo(2);
    }

    private static Future<SystemFlow> started(Callable<SystemFlow> task) {
        FutureTask<SystemFlow> future = new FutureTask<>(task);
        Thread.startVirtualThread(future);
        return future;
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void pass(int seconds) {
        now = now.plusSeconds(seconds);
    }

    private static SortedMap<Double, Double> batches(double bound, double count) {
        SortedMap<Double, Double> batches = new TreeMap<>();
        batches.put(bound, count);
        return batches;
    }

    private static ReplicaSample figures(@Nullable Figures figures) {
        return new ReplicaSample("consumer", "consumer-1", figures);
    }

    private static SystemFlow.Replica replica(boolean up) {
        return new SystemFlow.Replica("consumer", "consumer-1", up);
    }
}
