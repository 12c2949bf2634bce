package dev.liftline.peers.consumer;

import java.util.List;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

@Component
class RideListener {

    private final RideRows rows;

    RideListener(RideRows rows) {
        this.rows = rows;
    }

    /** Stores a batch in one transaction. Its offsets are committed after it. */
    @KafkaListener(topics = "lift-rides-jpa", groupId = "lift-rides-jpa", batch = "true")
    void store(List<Ride> rides) {
        rows.saveAll(rides.stream().map(RideRow::new).toList());
    }
}
