package dev.liftline.query.web.board;

import dev.liftline.model.caller.Caller;
import dev.liftline.query.web.RequestException;
import dev.liftline.servicekit.caller.CallerFilter;
import jakarta.servlet.http.HttpServletRequest;

/** Keeps whoever is bound to a resort to it, where no path names the resort that the gateway could compare. */
final class BoardAccess {

    private BoardAccess() {}

    /**
     * @param field that names the resort
     * @throws RequestException if the caller may not use the resort
     */
    static void require(HttpServletRequest request, String field, int resort) {
        Caller caller = CallerFilter.caller(request);
        if (!caller.mayUseResort(resort)) {
            throw RequestException.otherResort(field, caller.resort());
        }
    }
}
