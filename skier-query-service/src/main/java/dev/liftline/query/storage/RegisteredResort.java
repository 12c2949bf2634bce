package dev.liftline.query.storage;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalTime;
import org.hibernate.annotations.Immutable;

/** A row of {@code resort}. */
@Entity
@Immutable
@Table(name = "resort")
class RegisteredResort {

    @Id
    private int resortId;

    private String name;

    private LocalTime opensAt;

    private LocalTime closesAt;

    @SuppressWarnings("NullAway.Init") // Hibernate sets the fields.
    protected RegisteredResort() {}

    int resortId() {
        return resortId;
    }

    String name() {
        return name;
    }

    LocalTime opensAt() {
        return opensAt;
    }

    LocalTime closesAt() {
        return closesAt;
    }
}
