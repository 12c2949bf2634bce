package dev.liftline.identity;

import dev.liftline.model.FieldError;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A request that is not carried out, or not as a whole. The message is for the client. */
public final class RejectedException extends RuntimeException {

    private final Reason reason;
    private final transient List<FieldError> errors;
    private final @Nullable Duration retryAfter;

    /** Why. */
    public enum Reason {
        INVALID,
        SIGN_IN_FAILED,
        FORBIDDEN,
        NOT_FOUND,
        CONFLICT,
        TOO_MANY_FAILURES,
        UNAVAILABLE,
        UNFINISHED
    }

    private RejectedException(Reason reason, String message, List<FieldError> errors, @Nullable Duration retryAfter) {
        super(message, null, false, false);
        this.reason = reason;
        this.errors = List.copyOf(errors);
        this.retryAfter = retryAfter;
    }

    /** @param errors at least one */
    public static RejectedException invalid(List<FieldError> errors) {
        return invalid(errors.stream().map(FieldError::sentence).collect(Collectors.joining("; ", "", ".")), errors);
    }

    /** @param errors the fields that are invalid besides */
    public static RejectedException invalid(String message, List<FieldError> errors) {
        return new RejectedException(Reason.INVALID, message, errors, null);
    }

    static RejectedException signInFailed() {
        return signInFailed(
                "The name and the secret do not match, or there were too many attempts: check both and try again in some minutes.");
    }

    public static RejectedException signInFailed(String message) {
        return new RejectedException(Reason.SIGN_IN_FAILED, message, List.of(), null);
    }

    public static RejectedException forbidden(String message) {
        return new RejectedException(Reason.FORBIDDEN, message, List.of(), null);
    }

    public static RejectedException notFound(String message) {
        return new RejectedException(Reason.NOT_FOUND, message, List.of(), null);
    }

    static RejectedException conflict(String message) {
        return new RejectedException(Reason.CONFLICT, message, List.of(), null);
    }

    static RejectedException tooManyFailures(Duration retryAfter) {
        return new RejectedException(
                Reason.TOO_MANY_FAILURES,
                "Too many attempts from this address failed; try again later.",
                List.of(),
                retryAfter);
    }

    public static RejectedException unavailable(String message) {
        return new RejectedException(Reason.UNAVAILABLE, message, List.of(), Duration.ofSeconds(1));
    }

    /** Carried out in part: it must not be sent again as it is. */
    static RejectedException unfinished(String message) {
        return new RejectedException(Reason.UNFINISHED, message, List.of(), null);
    }

    public Reason reason() {
        return reason;
    }

    /** The fields that break their rules. */
    public List<FieldError> errors() {
        return errors;
    }

    /** When the request may succeed; null if that is not known. */
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
