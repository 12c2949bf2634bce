package dev.liftline.identity.web;

import dev.liftline.identity.Audit.Source;
import dev.liftline.identity.Person;
import dev.liftline.identity.RejectedException;
import dev.liftline.model.caller.Caller;
import dev.liftline.model.caller.CallerRole;
import dev.liftline.servicekit.caller.CallerFilter;
import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;

/** What the gateway says about a request. */
final class Requests {

    private static final String FORWARDED_FOR = "X-Forwarded-For";

    /** A hash, which is the id of a session. The ids of keys are shorter. */
    private static final Pattern SESSION_ID = Pattern.compile("[0-9a-f]{64}");

    private Requests() {}

    /** For the audit: who sent it from where. */
    static Source source(HttpServletRequest request) {
        String address = request.getHeader(FORWARDED_FOR);
        return new Source(
                actor(CallerFilter.caller(request)), address == null ? request.getRemoteAddr() : address.strip());
    }

    /** A key by its id, as several may have one name; others as in {@link Person#name}. */
    private static String actor(Caller caller) {
        if (caller.role() == CallerRole.ANONYMOUS) {
            return caller.subject();
        }
        return isSessionId(caller.id())
                ? new Person(caller.role(), caller.subject(), caller.resort()).name()
                : "key:" + caller.id();
    }

    /** Who sent it. */
    static Person person(HttpServletRequest request) {
        Caller caller = CallerFilter.caller(request);
        return new Person(caller.role(), caller.subject(), caller.resort());
    }

    /** @throws RejectedException if a key sent it */
    static String sessionId(HttpServletRequest request) {
        String id = CallerFilter.caller(request).id();
        if (!isSessionId(id)) {
            throw RejectedException.forbidden("Only a session can be ended: this request has a key.");
        }
        return id;
    }

    static boolean isSessionId(String id) {
        return SESSION_ID.matcher(id).matches();
    }
}
