package dev.liftline.identity.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.liftline.identity.AccessStore;
import dev.liftline.identity.Accounts;
import dev.liftline.identity.Accounts.Preferences;
import dev.liftline.identity.Person;
import dev.liftline.identity.RejectedException;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What a person sees and changes about himself. */
@RestController
class ProfileController {

    private final Accounts accounts;
    private final AccessStore store;

    ProfileController(Accounts accounts, AccessStore store) {
        this.accounts = accounts;
        this.store = store;
    }

    private static final String NICKNAME = "nickname";

    /** A skier has an id, units, language, sharing, and a nickname if he has chosen one; an operator a name, and a resort if he may use only one. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ProfileResponse(
            String role,
            @Nullable Integer skierID,
            @Nullable String name,
            @Nullable Integer resortID,
            @Nullable String units,
            @Nullable String language,
            @Nullable Boolean shares,
            @Nullable String nickname) {}

    @GetMapping("/me")
    ProfileResponse me(HttpServletRequest request) {
        Person person = Requests.person(request);
        Integer resort = person.resort() == 0 ? null : person.resort();
        if (!person.isSkier()) {
            return new ProfileResponse(person.role().id(), null, person.subject(), resort, null, null, null, null);
        }
        Preferences preferences = accounts.preferences(person.skierId())
                .orElseThrow(() -> RejectedException.notFound("Your account does not exist any more."));
        return new ProfileResponse(
                person.role().id(),
                person.skierId(),
                null,
                resort,
                preferences.units(),
                preferences.language(),
                preferences.shares(),
                preferences.nickname());
    }

    @PutMapping("/me/sharing")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void share(HttpServletRequest request) throws HttpMediaTypeNotSupportedException {
        BodyFields body = BodyFields.read(request, "shares", NICKNAME);
        boolean shares = body.flag("shares");
        String nickname = body.has(NICKNAME) ? Nickname.of(body, NICKNAME) : null;
        body.throwIfInvalid();
        int skier = Requests.person(request).skierId();
        // Before he is seen; without the field it stays as it is.
        if (body.names(NICKNAME)) {
            accounts.setNickname(skier, nickname);
        }
        store.setShares(skier, shares);
    }

    @PutMapping("/me/settings")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void set(HttpServletRequest request) throws HttpMediaTypeNotSupportedException {
        BodyFields body = BodyFields.read(request, "units", "language");
        String units = body.choice("units", "metric", "us");
        String language = body.choice("language", "en", "de");
        body.throwIfInvalid();
        accounts.setUnitsAndLanguage(Requests.person(request).skierId(), units, language);
    }
}
