package dev.liftline.identity.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.liftline.identity.AccessKey;
import dev.liftline.identity.AccessStore;
import dev.liftline.identity.AccessStore.Changes;
import dev.liftline.identity.AccessStore.EndedSession;
import dev.liftline.identity.AccessStore.Sharing;
import dev.liftline.identity.Accounts;
import dev.liftline.identity.Accounts.Account;
import dev.liftline.identity.Person;
import dev.liftline.identity.RejectedException;
import dev.liftline.identity.Sessions;
import dev.liftline.identity.oidc.OidcSignIn;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What gateways need to know. No client reaches these routes. */
@RestController
class AccessController {

    private final AccessStore store;
    private final Sessions sessions;
    private final Accounts accounts;
    private final OidcSignIn oidc;

    AccessController(AccessStore store, Sessions sessions, Accounts accounts, OidcSignIn oidc) {
        this.store = store;
        this.sessions = sessions;
        this.accounts = accounts;
        this.oidc = oidc;
    }

    record AccessResponse(
            long version, boolean complete, List<Key> keys, List<EndedSession> endedSessions, List<Sharing> sharing) {

        static AccessResponse of(Changes changes) {
            return new AccessResponse(
                    changes.version(),
                    changes.complete(),
                    changes.keys().stream().map(Key::of).toList(),
                    changes.endedSessions(),
                    changes.sharing());
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Key(
            String id,
            String hash,
            String role,
            String name,
            int resort,
            int lift,
            @Nullable Instant expiresAt,
            boolean revoked) {

        static Key of(AccessKey key) {
            return new Key(
                    key.id(),
                    key.hash(),
                    key.role().id(),
                    key.name(),
                    key.resort(),
                    key.lift(),
                    key.expiresAt(),
                    key.revokedAt() != null);
        }
    }

    record SessionResponse(String id, String role, String subject, int resort, Instant expiresAt) {}

    @GetMapping("/internal/access")
    AccessResponse access(@RequestParam(defaultValue = "0") long after) {
        return AccessResponse.of(store.changesAfter(after));
    }

    @GetMapping("/internal/sessions/{hash}")
    SessionResponse session(@PathVariable String hash) {
        Sessions.Session session = Optional.of(hash)
                .filter(Requests::isSessionId)
                .flatMap(sessions::find)
                .filter(found -> isStill(found.person()))
                .orElseThrow(() -> RejectedException.notFound("There is no such session."));
        return new SessionResponse(
                session.id(),
                session.person().role().id(),
                session.person().subject(),
                session.person().resort(),
                session.expiresAt());
    }

    /**
     * An operator who was deleted, or got another role or resort, must sign in again. Skiers cost no query. What the identity provider has
     * said is valid for the whole session.
     */
    private boolean isStill(Person person) {
        if (person.isOfProvider()) {
            return oidc.isOn();
        }
        return person.isSkier()
                || accounts.ofOperator(person.subject())
                        .map(Account::person)
                        .filter(person::equals)
                        .isPresent();
    }
}
