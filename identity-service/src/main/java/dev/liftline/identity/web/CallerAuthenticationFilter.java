package dev.liftline.identity.web;

import dev.liftline.servicekit.caller.CallerFilter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Tells Spring Security who sent the request. Thread-safe. */
final class CallerAuthenticationFilter extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain next)
            throws IOException, ServletException {
        if (!CallerFilter.knows(request)) {
            // The management port has the actuator alone, but Spring Security's filters too.
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(new CallerAuthentication(CallerFilter.caller(request)));
        SecurityContextHolder.setContext(context);
        next.doFilter(request, response);
    }
}
