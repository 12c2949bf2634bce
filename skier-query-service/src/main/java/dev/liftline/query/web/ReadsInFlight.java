package dev.liftline.query.web;

import dev.liftline.query.Json;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
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
 * Lets so many requests in at a time and answers 503 to more at once: virtual threads have no limit, and a heap full of
 * requests that wait would end all of them. Safe to use from any thread.
 */
final class ReadsInFlight extends HttpFilter {

    private static final String RETRY_AFTER_SECONDS = "1";
    private static final byte[] PROBLEM = Json.write(Problem.of(
            HttpStatus.SERVICE_UNAVAILABLE, "Too many reads are under way at this replica; try again shortly."));

    private final transient Semaphore room;
    private final transient Counter refused;

    ReadsInFlight(int most, MeterRegistry meters) {
        this.room = new Semaphore(most);
        this.refused = Counter.builder("liftline.query.refused")
                .description("Requests answered 503 because too many were under way")
                .register(meters);
        Gauge.builder("liftline.query.in.flight", room, free -> most - free.availablePermits())
                .description("Requests under way")
                .register(meters);
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!room.tryAcquire()) {
            refused.increment();
            refuse(response);
            return;
        }
        try {
            chain.doFilter(request, response);
        } finally {
            room.release();
        }
    }

    private static void refuse(HttpServletResponse response) throws IOException {
        response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
        response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setContentLength(PROBLEM.length);
        response.getOutputStream().write(PROBLEM);
    }
}
