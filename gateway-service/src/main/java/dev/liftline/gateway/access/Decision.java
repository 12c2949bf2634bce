package dev.liftline.gateway.access;

import dev.liftline.gateway.Problem;
import dev.liftline.model.caller.CallerRole;
import org.jspecify.annotations.Nullable;

/** Whether a request may go on. */
public sealed interface Decision {

    /**
     * The request goes on.
     *
     * @param header what states the caller to the service; null in open mode
     * @param role of the caller; in open mode everybody's
     */
    record Allowed(@Nullable String header, CallerRole role) implements Decision {}

    /** @param problem 400, 401, 403 or 503 */
    record Denied(Problem problem) implements Decision {}
}
