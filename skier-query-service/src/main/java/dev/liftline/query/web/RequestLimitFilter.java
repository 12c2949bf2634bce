package dev.liftline.query.web;

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
 * Limits the requests in flight and responds 503 to any further one. Virtual threads have no limit, and waiting requests
 * would fill the heap. Safe to use from any thread.
 */
final class RequestLimitFilter extends HttpFilter {

    private static final byte[] PROBLEM = Problems.json(Problems.of(
            HttpStatus.SERVICE_UNAVAILABLE, "Too many reads are in flight at this replica; try again shortly."));

    private final transient Semaphore permits;
    private final transient Counter rejected;

    RequestLimitFilter(int maxInFlightRequests, MeterRegistry meters) {
        this.permits = new Semaphore(maxInFlightRequests);
        this.rejected = Counter.builder("liftline.query.requests.rejected")
                .description("Requests rejected with 503 because of the limit of requests in flight")
                .register(meters);
        Gauge.builder(
                        "liftline.query.requests.in.flight",
                        permits,
                        free -> maxInFlightRequests - free.availablePermits())
                .description("Requests in flight")
                .register(meters);
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!permits.tryAcquire()) {
            rejected.increment();
            reject(response);
            return;
        }
        try {
            chain.doFilter(request, response);
        } finally {
            permits.release();
        }
    }

    private static void reject(HttpServletResponse response) throws IOException {
        response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
        response.setHeader(HttpHeaders.RETRY_AFTER, Problems.RETRY_AFTER_SECONDS);
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setContentLength(PROBLEM.length);
        response.getOutputStream().write(PROBLEM);
    }
}
