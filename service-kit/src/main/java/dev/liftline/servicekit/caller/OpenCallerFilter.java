package dev.liftline.servicekit.caller;

import dev.liftline.model.caller.Caller;
import dev.liftline.model.caller.CallerRole;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Takes every request as one of an administrator. */
final class OpenCallerFilter extends HttpFilter {

    private static final Caller ANYBODY = new Caller(CallerRole.ADMIN, "open", "open", Caller.ANY, Caller.ANY);

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain next)
            throws IOException, ServletException {
        CallerFilter.keep(ANYBODY, request);
        next.doFilter(request, response);
    }
}
