package dev.liftline.ingest.kafka;

import dev.liftline.ingest.RideLog;
import dev.liftline.ingest.RideResult;
import dev.liftline.model.LiftRide;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/** The ride log on Kafka: a ride is acknowledged once every in-sync replica has it. Thread-safe. */
@Component
final class KafkaRideLog implements RideLog {

    private final RideSender sender;
    private final TimeoutSweeper sweeper;

    KafkaRideLog(RideSender sender, TimeoutSweeper sweeper) {
        this.sender = sender;
        this.sweeper = sweeper;
    }

    @Override
    public List<RideResult> append(List<LiftRide> rides, Duration timeout) {
        long deadline = System.nanoTime() + timeout.toNanos();
        PendingAcks acks = new PendingAcks(rides.size(), deadline);
        sender.send(rides, acks);
        sweeper.watch(acks);
        acks.await();
        return acks.results();
    }
}
