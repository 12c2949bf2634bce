package dev.liftline.query.web.app;

import dev.liftline.model.RideField;
import dev.liftline.model.caller.Caller;
import dev.liftline.model.caller.CallerRole;
import dev.liftline.query.web.RequestException;
import dev.liftline.servicekit.caller.CallerFilter;
import jakarta.servlet.http.HttpServletRequest;

/** Finds the skier who sent a request: the app's reads are about nobody else. */
final class CallingSkier {

    private CallingSkier() {}

    /** @throws RequestException if somebody else sent it */
    static int of(HttpServletRequest request) {
        Caller caller = CallerFilter.caller(request);
        if (caller.role() != CallerRole.SKIER) {
            throw RequestException.forbidden("Only a skier who is signed in may read this.");
        }
        return RideField.SKIER_ID
                .parse(caller.subject())
                .orElseThrow(() -> new IllegalStateException("a gateway signed a skier who is none"));
    }
}
