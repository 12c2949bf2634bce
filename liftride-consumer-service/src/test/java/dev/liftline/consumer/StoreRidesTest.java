package dev.liftline.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.liftline.model.LiftRide;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StoreRidesTest {

    private final Set<RideIdentity> stored = new HashSet<>();
    private final List<StoreResult> refreshed = new ArrayList<>();
    private final Set<Integer> rejectedSkiers = new HashSet<>();
    private final Set<Integer> rejectedOnceUncertainly = new HashSet<>();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final StoreRides storeRides = storeRides(Duration.ofHours(1));
    private boolean unavailable;
    private boolean certain = true;

    @Test
    void storesADuplicateWithinABatchOnce() {
        storeRides.store(List.of(ride(1), ride(2), ride(1)));

        assertThat(stored).hasSize(2);
        assertThat(counted("stored")).isEqualTo(2);
        assertThat(counted("duplicate")).isEqualTo(1);
    }

    @Test
    void countsStoredRidesAsDuplicates() {
        storeRides.store(List.of(ride(1), ride(2)));
        storeRides.store(List.of(ride(2), ride(3)));

        assertThat(counted("stored")).isEqualTo(3);
        assertThat(counted("duplicate")).isEqualTo(1);
    }

    @Test
    void storesAllRidesButTheRejectedOnes() {
        rejectedSkiers.addAll(Set.of(1, 17, 18, 1000));
        List<LiftRide> rides =
                IntStream.rangeClosed(1, 1000).mapToObj(StoreRidesTest::ride).toList();

        var rejected = storeRides.store(rides);

        assertThat(rejected).isUnmodifiable();
        assertThat(rejected.keySet()).extracting(RideIdentity::skierId).containsExactlyInAnyOrder(1, 17, 18, 1000);
        assertThat(rejected).allSatisfy((ride, reason) -> assertThat(reason).isEqualTo("skier " + ride.skierId()));
        assertThat(stored).hasSize(996);
        assertThat(counted("stored")).isEqualTo(996);
        assertThat(counted("duplicate")).isZero();
    }

    @Test
    void refreshesTheCacheWithStoredRides() {
        rejectedSkiers.add(3);

        storeRides.store(List.of(ride(1), ride(2), ride(3), ride(4)));

        assertThat(refreshed.stream().mapToInt(StoreResult::rides).sum()).isEqualTo(3);
    }

    @Test
    void splitsABatchThatIsRejectedWithoutAKnownReasonOnlyAtTheThirdAttempt() {
        certain = false;
        rejectedSkiers.add(2);
        List<LiftRide> rides = List.of(ride(1), ride(2), ride(3), ride(2));

        for (int attempt = 1; attempt < StoreRides.MAX_UNCERTAIN_REJECTIONS; attempt++) {
            assertThatThrownBy(() -> storeRides.store(rides)).isInstanceOf(RidesRejectedException.class);
        }
        assertThat(stored).isEmpty();

        assertThat(storeRides.store(List.copyOf(rides))).containsOnlyKeys(RideIdentity.of(ride(2)));
        assertThat(stored).hasSize(2);
        assertThat(counted("stored")).isEqualTo(2);
        assertThat(counted("duplicate")).isZero();
    }

    @Test
    void repeatsABatchOfWhichAnUncertainRejectionAppearsWhileItIsSplit() {
        rejectedSkiers.add(1);
        rejectedOnceUncertainly.add(2);
        List<LiftRide> rides = List.of(ride(1), ride(2), ride(3), ride(4));

        assertThatThrownBy(() -> storeRides.store(rides))
                .isInstanceOf(RidesRejectedException.class)
                .hasMessage("skier 2");

        assertThat(storeRides.store(rides)).containsOnlyKeys(RideIdentity.of(ride(1)));
        assertThat(stored).extracting(RideIdentity::skierId).containsExactlyInAnyOrder(2, 3, 4);
    }

    @Test
    void countsTheAttemptsAtEachBatchApart() {
        certain = false;
        rejectedSkiers.addAll(Set.of(1, 2));

        for (int skier : List.of(1, 2, 1, 2)) {
            assertThatThrownBy(() -> storeRides.store(List.of(ride(skier)))).isInstanceOf(RidesRejectedException.class);
        }
    }

    @Test
    void continuesABatchWithManyRejectedRidesInFurtherAttempts() {
        StoreRides impatient = storeRides(Duration.ZERO);
        IntStream.rangeClosed(3, 7).forEach(rejectedSkiers::add);
        List<LiftRide> rides =
                IntStream.rangeClosed(1, 100).mapToObj(StoreRidesTest::ride).toList();

        for (int rejected = 1; rejected <= 5; rejected++) {
            assertThatIllegalStateException().isThrownBy(() -> impatient.store(rides));
        }
        var rejected = impatient.store(rides);

        assertThat(rejected.keySet()).extracting(RideIdentity::skierId).containsExactlyInAnyOrder(3, 4, 5, 6, 7);
        assertThat(stored).hasSize(95);
        assertThat(counted("stored")).isEqualTo(95);
        assertThat(counted("duplicate")).isZero();
    }

    @Test
    void forgetsAnUnfinishedBatchWithItsThread() throws InterruptedException {
        unavailable = true;
        List<WeakReference<LiftRide>> rides = new ArrayList<>();
        Thread thread = new Thread(() -> {
            LiftRide ride = ride(1);
            rides.add(new WeakReference<>(ride));
            assertThatIllegalStateException().isThrownBy(() -> storeRides.store(List.of(ride)));
        });
        thread.start();
        thread.join();

        assertThat(rides).hasSize(1);
        await().until(() -> {
            System.gc();
            return rides.getFirst().get() == null;
        });
    }

    @Test
    void throwsWhileTheStoreIsUnavailable() {
        unavailable = true;

        assertThatIllegalStateException().isThrownBy(() -> storeRides.store(List.of(ride(1))));
        assertThat(refreshed).isEmpty();
        assertThat(counted("stored")).isZero();
    }

    private StoreRides storeRides(Duration maxTimeForRejections) {
        return new StoreRides(this::store, new RecordingCache(), new RideMetrics(registry), maxTimeForRejections);
    }

    private StoreResult store(SortedMap<RideIdentity, LiftRide> rides) {
        if (unavailable) {
            throw new IllegalStateException("unavailable");
        }
        for (RideIdentity ride : rides.keySet()) {
            if (rejectedSkiers.contains(ride.skierId())) {
                throw new RidesRejectedException("skier " + ride.skierId(), certain, new IllegalArgumentException());
            }
        }
        for (RideIdentity ride : rides.keySet()) {
            if (rejectedOnceUncertainly.remove(ride.skierId())) {
                throw new RidesRejectedException("skier " + ride.skierId(), false, new IllegalArgumentException());
            }
        }
        int before = stored.size();
        stored.addAll(rides.keySet());
        return new StoreResult(stored.size() - before, List.of(), Set.of());
    }

    private double counted(String result) {
        return registry.get("liftline.consumer.records")
                .tag("result", result)
                .counter()
                .count();
    }

    private static LiftRide ride(int skier) {
        return new LiftRide(1, 2025, 7, skier, 21, 217, Instant.EPOCH, null);
    }

    private final class RecordingCache implements TotalsCache {

        @Override
        public void refresh(StoreResult stored) {
            refreshed.add(stored);
        }

        @Override
        public boolean isCurrent() {
            return true;
        }
    }
}
