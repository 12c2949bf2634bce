package dev.liftline.identity.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.liftline.identity.Accounts.Pass;
import dev.liftline.identity.ActivationCode;
import dev.liftline.identity.Passes;
import dev.liftline.identity.PinRule;
import dev.liftline.model.RideField;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Issues passes and activation codes, and sets PINs. */
@RestController
class PassController {

    private final Passes passes;

    PassController(Passes passes) {
        this.passes = passes;
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PassResponse(
            String pass,
            int skierID,
            @Nullable Integer resortID,
            LocalDate validFrom,
            @Nullable LocalDate validTo) {}

    record ActivationResponse(String code, Instant expiresAt) {

        /** Without the code: Spring MVC logs what it writes. */
        @Override
        public String toString() {
            return "ActivationResponse until " + expiresAt;
        }
    }

    @PostMapping("/admin/passes")
    @ResponseStatus(HttpStatus.CREATED)
    PassResponse issue(HttpServletRequest request) throws HttpMediaTypeNotSupportedException {
        BodyFields body = BodyFields.read(
                request, RideField.SKIER_ID.jsonName(), RideField.RESORT_ID.jsonName(), "validFrom", "validTo");
        int skier = body.integer(RideField.SKIER_ID);
        int resort = body.optionalInteger(RideField.RESORT_ID);
        LocalDate from =
                Objects.requireNonNullElseGet(body.optionalDate("validFrom"), () -> LocalDate.now(ZoneOffset.UTC));
        LocalDate to = body.optionalDate("validTo");
        if (to != null && to.isBefore(from)) {
            body.reject("validTo", "must not be before validFrom");
        }
        body.throwIfInvalid();
        Pass pass = passes.issue(skier, resort, from, to, Requests.source(request));
        return new PassResponse(
                pass.id(), pass.skierId(), pass.resort() == 0 ? null : pass.resort(), pass.validFrom(), pass.validTo());
    }

    @PostMapping("/admin/passes/{pass}/activation")
    @ResponseStatus(HttpStatus.CREATED)
    ActivationResponse issueActivation(@PathVariable String pass, HttpServletRequest request) {
        Passes.Activation activation = passes.issueActivation(pass, Requests.source(request));
        return new ActivationResponse(activation.code().text(), activation.expiresAt());
    }

    @PostMapping("/activations")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void activate(HttpServletRequest request) throws HttpMediaTypeNotSupportedException {
        BodyFields body = BodyFields.read(request, "code", "pin");
        String code = body.text("code");
        String pin = body.text("pin");
        String rule = PinRule.brokenBy(pin);
        if (rule != null) {
            body.reject("pin", rule);
        }
        body.throwIfInvalid();
        passes.activate(new ActivationCode(code), pin, Requests.source(request));
    }
}
