package dev.liftline.gateway.access;

import dev.liftline.gateway.Problem;
import dev.liftline.gateway.access.Decision.Denied;
import dev.liftline.gateway.identity.CredentialOwner;
import dev.liftline.gateway.rates.Rate;
import dev.liftline.model.RideField;
import dev.liftline.model.caller.Caller;
import dev.liftline.model.caller.CallerRole;

/** Why requests are denied. None says whether a credential, a skier or a ride exists. */
final class Denials {

    static final Denied MISSING =
            unauthorized("Send a key or a session's token, as Authorization: Bearer or X-API-Key.");
    static final Denied SEVERAL = unauthorized("Send one credential, not several.");
    private static final Denied INVALID = unauthorized("The credential is not valid.");
    private static final Denied EXPIRED = unauthorized("The key has expired.");
    private static final Denied REVOKED = unauthorized("The key was revoked.");
    private static final Denied ENDED = unauthorized("The session has ended: sign in again.");
    private static final Denied NOT_YET =
            unavailable("This gateway does not know the keys yet; send it again in a second.");
    private static final Denied NO_SESSIONS =
            unavailable("Sessions cannot be looked up now; send it again in a second.");
    static final Denied STALE =
            unavailable("The identity service is away, and operators are refused until it is back.");
    static final Denied OPEN = forbidden(
                    "An open gateway administers nothing: start it without --open (LIFTLINE_OPEN).")
            .denied();
    static final Denied OTHER_SKIER = forbidden("A skier reads his own days, and those of skiers who share theirs.")
            .withField("skierID", "must be your own or of a skier who shares");
    static final Denied OTHER_ORIGIN =
            forbidden("Pages of other sites may not send this request.").denied();

    private Denials() {}

    static Denied of(CredentialOwner.Unknown unknown) {
        return switch (unknown) {
            case INVALID -> INVALID;
            case NO_SUCH_KEY -> MISSING;
            case EXPIRED -> EXPIRED;
            case REVOKED -> REVOKED;
            case ENDED -> ENDED;
            case NOT_YET -> NOT_YET;
            case NO_SESSIONS -> NO_SESSIONS;
        };
    }

    /** More requests than the client's limit allows. */
    static Denied tooMany(Rate rate) {
        return new Denied(
                Problem.of(
                        429,
                        "Too Many Requests",
                        "This client sent more requests than its limit allows; send it again in %d s."
                                .formatted(rate.retryAfterSeconds())),
                rate);
    }

    static Denied role(CallerRole role) {
        return forbidden("The role %s may not use this operation.".formatted(role.id()))
                .denied();
    }

    /**
     * An id in the path or the query that no service would read; decided here, because it cannot be compared with the caller's.
     *
     * @param name of the path variable or the parameter
     */
    static Denied invalid(String name, RideField field) {
        return new Denied(
                Problem.of(400, "Bad Request", name + " " + field.rule() + ".").withField(name, field.rule()));
    }

    /** @param name of the path variable or the parameter */
    static Denied otherResort(String name, Caller caller) {
        return forbidden("This credential is for one resort only.")
                .withField(name, "must be %d, as this credential is for that resort".formatted(caller.resort()));
    }

    private static Denied unauthorized(String detail) {
        return new Denied(Problem.of(401, "Unauthorized", detail));
    }

    private static Denied unavailable(String detail) {
        return new Denied(Problem.of(503, "Service Unavailable", detail));
    }

    private static Forbidden forbidden(String detail) {
        return new Forbidden(Problem.of(403, "Forbidden", detail));
    }

    private record Forbidden(Problem problem) {

        Denied withField(String field, String rule) {
            return new Denied(problem.withField(field, rule));
        }

        Denied denied() {
            return new Denied(problem);
        }
    }
}
