package dev.liftline.identity.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.liftline.identity.AccessKey;
import dev.liftline.identity.Keys;
import dev.liftline.model.RideField;
import dev.liftline.model.caller.CallerRole;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Lists, creates, rotates and revokes keys. */
@RestController
class KeyController {

    private static final Duration DEFAULT_OVERLAP = Duration.ofHours(24);
    private static final Duration MAX_OVERLAP = Duration.ofDays(30);

    private final Keys keys;

    KeyController(Keys keys) {
        this.keys = keys;
    }

    record KeysResponse(List<Key> keys) {}

    /** A key without its hash. A restriction that is missing means every one. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Key(
            String id,
            String name,
            String role,
            @Nullable Integer resortID,
            @Nullable Integer liftID,
            Instant createdAt,
            @Nullable Instant expiresAt,
            @Nullable Instant revokedAt) {

        static Key of(AccessKey key) {
            return new Key(
                    key.id(),
                    key.name(),
                    key.role().id(),
                    key.resort() == 0 ? null : key.resort(),
                    key.lift() == 0 ? null : key.lift(),
                    key.createdAt(),
                    key.expiresAt(),
                    key.revokedAt());
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CreatedKey(
            String id,
            String credential,
            String name,
            String role,
            @Nullable Integer resortID,
            @Nullable Integer liftID,
            @Nullable Instant expiresAt) {

        static CreatedKey of(Keys.Created created) {
            Key key = Key.of(created.key());
            return new CreatedKey(
                    key.id(),
                    created.credential().text(),
                    key.name(),
                    key.role(),
                    key.resortID(),
                    key.liftID(),
                    key.expiresAt());
        }

        /** Without the credential: Spring MVC logs what it writes. */
        @Override
        public String toString() {
            return "CreatedKey " + id;
        }
    }

    @GetMapping("/admin/keys")
    KeysResponse list() {
        return new KeysResponse(keys.list().stream().map(Key::of).toList());
    }

    @PostMapping("/admin/keys")
    @ResponseStatus(HttpStatus.CREATED)
    CreatedKey create(HttpServletRequest request) throws HttpMediaTypeNotSupportedException {
        BodyFields body = BodyFields.read(
                request, "name", "role", RideField.RESORT_ID.jsonName(), RideField.LIFT_ID.jsonName(), "expiresAt");
        String name = AccessFields.name(body);
        CallerRole role =
                AccessFields.role(body, CallerRole.SCANNER, CallerRole.RESORT, CallerRole.SECURITY, CallerRole.ADMIN);
        int resort = AccessFields.resort(body, role, "must be given for the roles scanner and resort only");
        int lift = body.optionalInteger(RideField.LIFT_ID);
        if (lift != 0 && role != CallerRole.SCANNER) {
            body.reject(RideField.LIFT_ID.jsonName(), "must be given for a scanner only");
        }
        Instant expiresAt = body.optionalInstant("expiresAt");
        if (expiresAt != null && !expiresAt.isAfter(Instant.now())) {
            body.reject("expiresAt", "must be in the future");
        }
        body.throwIfInvalid();
        return CreatedKey.of(
                keys.create(new Keys.Purpose(role, name, resort, lift, expiresAt), Requests.source(request)));
    }

    @PostMapping("/admin/keys/{id}/rotation")
    @ResponseStatus(HttpStatus.CREATED)
    CreatedKey rotate(@PathVariable String id, HttpServletRequest request) throws HttpMediaTypeNotSupportedException {
        BodyFields body = BodyFields.read(request, "overlap");
        Duration overlap = Objects.requireNonNullElse(body.optionalDuration("overlap"), DEFAULT_OVERLAP);
        if (overlap.isNegative() || overlap.compareTo(MAX_OVERLAP) > 0) {
            body.reject("overlap", "must be from 0s to 30d");
        }
        body.throwIfInvalid();
        return CreatedKey.of(keys.rotate(id, overlap, Requests.source(request)));
    }

    @DeleteMapping("/admin/keys/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@PathVariable String id, HttpServletRequest request) {
        keys.revoke(id, Requests.source(request));
    }
}
