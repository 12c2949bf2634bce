package dev.liftline.ingest.kafka;

import dev.liftline.ingest.RideLog;
import dev.liftline.ingest.RideResult;
import dev.liftline.model.LiftRide;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.springframework.stereotype.Component;

/** The ride log on Kafka: a ride is acknowledged once every in-sync replica has it. Thread-safe. */
@Component
final class KafkaRideLog implements RideLog {

    private final RideSender sender;
    private final UnacknowledgedRides unacknowledged;
    private final TimeoutSweeper sweeper;

    KafkaRideLog(RideSender sender, UnacknowledgedRides unacknowledged, TimeoutSweeper sweeper) {
        this.sender = sender;
        this.unacknowledged = unacknowledged;
        this.sweeper = sweeper;
    }

    @Override
    public List<RideResult> append(List<LiftRide> rides, Duration timeout) {
        long deadline = System.nanoTime() + timeout.toNanos();
        if (!unacknowledged.tryAdd(rides.size())) {
            return Collections.nCopies(rides.size(), new RideResult.Refused(RideResult.RETRY_SOON));
        }
        // A ride counts until Kafka answers, not until its request stops waiting: it takes heap until then.
        PendingAcks acks = new PendingAcks(rides.size(), deadline, unacknowledged::removeOne);
        sender.send(rides, acks);
        sweeper.watch(acks);
        acks.await();
        return acks.results();
    }
}
