package dev.liftline.ingest.web;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/**
 * Refuses requests beyond what the heap can hold, before anything of them is read: a replica that cannot keep up is sent ever more, by
 * gateways that have given up waiting for the earlier ones, and all of it would take memory. Safe to use from any thread.
 */
final class RequestsInFlight extends HttpFilter {

    private static final byte[] PROBLEM = Problem.of(
                    HttpStatus.TOO_MANY_REQUESTS,
                    "Too many requests are under way at this replica; nothing was recorded. Send it again.")
            .json();

    private final transient Semaphore free;
    private final transient Counter refusals;

    RequestsInFlight(int most, MeterRegistry meters) {
        this.free = new Semaphore(most);
        this.refusals = Counter.builder("liftline.ingest.requests.refused")
                .description("Requests answered 429 unread, because too many were under way")
                .register(meters);
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain next)
            throws IOException, ServletException {
        if (free.tryAcquire()) {
            try {
                next.doFilter(request, response);
            } finally {
                free.release();
            }
        } else {
            refusals.increment();
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
            response.setHeader(HttpHeaders.RETRY_AFTER, "1");
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.setContentLength(PROBLEM.length);
            response.getOutputStream().write(PROBLEM);
        }
    }
}
