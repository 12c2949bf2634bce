package dev.liftline.query.storage;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** A row of {@code lift}. */
@Entity
@Immutable
@Table(name = "lift")
class RegisteredLift {

    /** A lift's number is unique within its resort only. */
    @Embeddable
    record Id(int resortId, int liftId) {}

    @EmbeddedId
    private Id id;

    private String name;

    @SuppressWarnings("NullAway.Init") // Hibernate sets the fields.
    protected RegisteredLift() {}

    Id id() {
        return id;
    }

    String name() {
        return name;
    }
}
