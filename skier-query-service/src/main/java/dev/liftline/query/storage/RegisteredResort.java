package dev.liftline.query.storage;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** A row of {@code resort}. */
@Entity
@Immutable
@Table(name = "resort")
class RegisteredResort {

    @Id
    private int resortId;

    private String name;

    @SuppressWarnings("NullAway.Init") // Hibernate sets the fields.
    protected RegisteredResort() {}

    int resortId() {
        return resortId;
    }

    String name() {
        return name;
    }
}
