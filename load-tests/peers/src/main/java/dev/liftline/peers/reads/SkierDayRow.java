package dev.liftline.peers.reads;

import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** A row of Liftline's table. */
@Entity
@Table(name = "skier_day")
@SuppressWarnings("NullAway.Init") // JPA sets the fields
class SkierDayRow {

    @EmbeddedId
    private SkierDayKey key;

    private int rides;
    private long vertical;

    protected SkierDayRow() {}

    SkierDayKey key() {
        return key;
    }

    SkierDayTotal total() {
        return new SkierDayTotal(rides, vertical);
    }
}
