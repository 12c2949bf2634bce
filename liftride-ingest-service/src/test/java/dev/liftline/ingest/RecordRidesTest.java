package dev.liftline.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.liftline.model.FieldError;
import dev.liftline.model.LiftRide;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RecordRidesTest {

    private static final Outcome ACKNOWLEDGED = Outcome.Acknowledged.INSTANCE;
    private static final Outcome UNAVAILABLE = new Outcome.Unavailable(Outcome.SOON);
    private static final Submission.Invalid INVALID =
            Submission.Invalid.of(List.of(new FieldError("time", "is required")));

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final FakeLog log = new FakeLog();
    // All share one registry and so one bound, as one replica does.
    private final InFlightRides inFlight =
            new InFlightRides(new IngestProperties(RecordRides.MAX_BATCH, Duration.ofSeconds(1)), meters);
    private final OutcomeCounters counters = new OutcomeCounters(meters);
    private final Deadlines deadlines = new Deadlines();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final RecordRides recordRides = recordRides(Duration.ofSeconds(30));

    @BeforeEach
    void startClock() {
        var _ = clock.scheduleWithFixedDelay(
                deadlines::wakeOverdue, Deadlines.PRECISION_MILLIS, Deadlines.PRECISION_MILLIS, TimeUnit.MILLISECONDS);
    }

    @AfterEach
    void stopClock() {
        clock.shutdownNow();
    }

    @Test
    void anAcknowledgedRideIsCountedAndLeavesRoom() {
        log.settle(ACKNOWLEDGED);

        assertThat(recordRides.record(ride(1))).isEqualTo(ACKNOWLEDGED);

        assertThat(counted("acknowledged")).isEqualTo(1);
        assertThat(inFlight()).isZero();
    }

    @Test
    void anInvalidRideIsNotSent() {
        assertThat(recordRides.record(INVALID)).isEqualTo(new Outcome.Invalid(INVALID));

        assertThat(log.rides).isEmpty();
        assertThat(counted("invalid")).isEqualTo(1);
    }

    @Test
    void everyRideOfABatchGetsItsOwnOutcomeInOrder() {
        log.settle(ACKNOWLEDGED);
        log.settle(UNAVAILABLE);

        assertThat(recordRides.record(List.of(ride(1), INVALID, ride(2))))
                .containsExactly(ACKNOWLEDGED, new Outcome.Invalid(INVALID), UNAVAILABLE);

        assertThat(counted("acknowledged") + counted("invalid") + counted("unavailable"))
                .isEqualTo(3);
    }

    @Test
    void theLogIsToldWhetherARideComesAlone() {
        log.settle(ACKNOWLEDGED);
        recordRides.record(ride(1));
        assertThat(log.ofMany).isZero();

        log.settle(ACKNOWLEDGED);
        log.settle(ACKNOWLEDGED);
        recordRides.record(List.of(ride(1), ride(2)));
        assertThat(log.ofMany).isEqualTo(2);
    }

    @Test
    void everyRideIsSentBeforeTheFirstIsAwaited() {
        // The first ride is settled by the arrival of the last.
        CompletableFuture<Outcome> first = new CompletableFuture<>();
        log.next.add(first);
        log.whenRidesReach(3, () -> first.complete(ACKNOWLEDGED));
        log.settle(ACKNOWLEDGED);
        log.settle(ACKNOWLEDGED);

        assertThat(recordRides.record(List.of(ride(1), ride(2), ride(3)))).containsOnly(ACKNOWLEDGED);
    }

    @Test
    void whatIsNotSettledInTimeIsUnavailableAndKeepsItsRoomUntilItIs() {
        CompletableFuture<Outcome> late = new CompletableFuture<>();
        log.next.add(late);

        assertThat(recordRides(Duration.ofMillis(100)).record(ride(1))).isEqualTo(UNAVAILABLE);
        assertThat(inFlight()).isEqualTo(1);

        late.complete(ACKNOWLEDGED);
        assertThat(inFlight()).isZero();
        assertThat(counted("unavailable")).isEqualTo(1);
        assertThat(counted("acknowledged")).isZero();
    }

    @Test
    void withoutRoomForAllValidRidesNoneIsSent() {
        CompletableFuture<Outcome> waiting = new CompletableFuture<>();
        log.next.add(waiting);
        assertThat(recordRides(Duration.ofMillis(100)).record(ride(1))).isEqualTo(UNAVAILABLE);
        int sent = log.rides.size();

        List<Submission> full = new ArrayList<>(Collections.nCopies(RecordRides.MAX_BATCH, ride(2)));
        full.add(INVALID);
        List<Outcome> outcomes = recordRides.record(full);

        assertThat(outcomes.removeLast()).isInstanceOf(Outcome.Invalid.class);
        assertThat(outcomes).containsOnly(new Outcome.Refused(Outcome.SOON));
        assertThat(log.rides).hasSize(sent);
        assertThat(counted("refused")).isEqualTo(RecordRides.MAX_BATCH);

        waiting.complete(ACKNOWLEDGED);
        assertThat(inFlight()).isZero();
    }

    private RecordRides recordRides(Duration answerWithin) {
        return new RecordRides(
                log, inFlight, deadlines, counters, new IngestProperties(RecordRides.MAX_BATCH, answerWithin));
    }

    private double counted(String outcome) {
        return meters.get("liftline.ingest.rides")
                .tag("outcome", outcome)
                .counter()
                .count();
    }

    private double inFlight() {
        return meters.get("liftline.ingest.in.flight").gauge().value();
    }

    private static Submission ride(int skier) {
        return new Submission.Valid(new LiftRide(1, 2025, 7, skier, 21, 217, Instant.EPOCH, null));
    }

    /** Settles rides as it was told to, in order. */
    private static final class FakeLog implements RideLog {

        private final List<LiftRide> rides = new ArrayList<>();
        private final List<CompletableFuture<Outcome>> next = new ArrayList<>();
        private int ofMany;
        private int awaited = Integer.MAX_VALUE;
        private Runnable reached = () -> {};

        void settle(Outcome outcome) {
            next.add(CompletableFuture.completedFuture(outcome));
        }

        void whenRidesReach(int count, Runnable action) {
            awaited = count;
            reached = action;
        }

        @Override
        public void append(LiftRide ride, Consumer<Outcome> settled) {
            rides.add(ride);
            if (rides.size() == awaited) {
                reached.run();
            }
            var _ = next.removeFirst().thenAccept(settled);
        }

        @Override
        public void appendAll(List<LiftRide> together, long deadline, Settled settled) {
            ofMany += together.size();
            for (int i = 0; i < together.size(); i++) {
                int index = i;
                append(together.get(i), outcome -> settled.settle(index, outcome));
            }
        }
    }
}
