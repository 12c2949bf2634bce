package dev.liftline.query.storage;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

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

    private int vertical;

    private @Nullable Integer capacityPph;

    @SuppressWarnings("NullAway.Init") // Hibernate sets the fields.
    protected RegisteredLift() {}

    Id id() {
        return id;
    }

    String name() {
        return name;
    }

    /** Metres. */
    int vertical() {
        return vertical;
    }

    /** People an hour; null if not known. */
    @Nullable
    Integer capacityPph() {
        return capacityPph;
    }
}
