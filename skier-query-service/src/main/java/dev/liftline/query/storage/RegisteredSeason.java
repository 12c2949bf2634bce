package dev.liftline.query.storage;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** A row of {@code season}: a season that was registered, or that has a stored ride. */
@Entity
@Immutable
@Table(name = "season")
class RegisteredSeason {

    /** The key is the whole row. */
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
