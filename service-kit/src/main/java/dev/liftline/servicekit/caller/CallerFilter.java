package dev.liftline.servicekit.caller;

import dev.liftline.model.caller.Caller;
import dev.liftline.model.caller.CallerHeader;
import dev.liftline.model.caller.InvalidCallerException;
import dev.liftline.servicekit.web.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;

/**
 * Rejects requests that no gateway has signed with 401, and keeps the {@link Caller} of the others. Health probes need no caller. On
 * one machine every port is on loopback, so this check is what keeps a local user out. Thread-safe.
 */
public final class CallerFilter extends HttpFilter {

    private static final Set<String> PROBES = Set.of("/livez", "/readyz");
    private static final String ATTRIBUTE = Caller.class.getName();
    private static final String ADVICE = " Send the request to the gateway, with a key or a session.";

    private final transient CallerHeader header;

    CallerFilter(CallerHeader header) {
        this.header = header;
    }

    /** Who sent the request. */
    public static Caller caller(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof Caller caller) {
            return caller;
        }
        throw new IllegalStateException("The filter has not seen this request");
    }

    /** Whether somebody said who sent the request; nobody does on a management port. */
    public static boolean knows(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof Caller;
    }

    /** Keeps the caller of a request. */
    static void keep(Caller caller, HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, caller);
    }

    /** Right after the filter that counts every response, before the limit of requests in flight. */
    static <T extends HttpFilter> FilterRegistrationBean<T> first(T filter) {
        FilterRegistrationBean<T> registration = new FilterRegistrationBean<>(filter);
        registration.addUrlPatterns("/*");
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 5);
        return registration;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain next)
            throws IOException, ServletException {
        if (PROBES.contains(request.getRequestURI())) {
            next.doFilter(request, response);
            return;
        }
        String text = request.getHeader(CallerHeader.NAME);
        if (text == null) {
            Problems.write(Problems.of(HttpStatus.UNAUTHORIZED, "The caller header is missing." + ADVICE), response);
            return;
        }
        try {
            keep(header.read(text), request);
        } catch (InvalidCallerException e) {
            Problems.write(Problems.of(HttpStatus.UNAUTHORIZED, e.getMessage() + ADVICE), response);
            return;
        }
        next.doFilter(request, response);
    }
}
