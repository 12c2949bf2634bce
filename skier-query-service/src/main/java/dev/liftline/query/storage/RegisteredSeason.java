package dev.liftline.query.storage;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** A row of {@code season}: registered, or one in which a ride was stored. */
@Entity
@Immutable
@Table(name = "season")
class RegisteredSeason {

    /** The whole row is its key. */
    @Embeddable
    record Id(int resortId, int seasonId) {}

    @EmbeddedId
    private Id id;

    @SuppressWarnings("NullAway.Init") // Hibernate sets the field.
    protected RegisteredSeason() {}

    Id id() {
        return id;
    }
}
