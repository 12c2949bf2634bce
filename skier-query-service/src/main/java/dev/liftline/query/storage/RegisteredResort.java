package dev.liftline.query.storage;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

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

    private @Nullable String timeZone;

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

    /** Null if it is not known, also to this release of Java. */
    @Nullable
    ZoneId timeZone() {
        try {
            return timeZone == null ? null : ZoneId.of(timeZone);
        } catch (DateTimeException unknown) {
            return null;
        }
    }
}
