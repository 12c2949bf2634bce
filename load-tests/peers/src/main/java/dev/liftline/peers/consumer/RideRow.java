package dev.liftline.peers.consumer;

import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import org.springframework.data.domain.Persistable;

@Entity
@Table(name = "ride_of_jpa")
@SuppressWarnings("NullAway.Init") // JPA sets the fields
class RideRow implements Persistable<RideKey> {

    @EmbeddedId
    private RideKey key;

    private Instant receivedAt;

    protected RideRow() {}

    RideRow(Ride ride) {
        this.key =
                new RideKey(ride.seasonId(), ride.dayId(), ride.resortId(), ride.skierId(), ride.time(), ride.liftId());
        this.receivedAt = ride.receivedAt();
    }

    @Override
    public RideKey getId() {
        return key;
    }

    Instant receivedAt() {
        return receivedAt;
    }

    /** Spring Data's reference, "Entity state detection": otherwise a SELECT comes before each INSERT. */
    @Override
    public boolean isNew() {
        return true;
    }
}
