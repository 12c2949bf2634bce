package dev.liftline.ingest.web;

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
 * Limits the requests in flight to what the heap can hold. Further requests get 429 before their body is read: gateways
 * send a slow replica new requests after they gave up on earlier ones. Thread-safe.
 */
final class RequestLimitFilter extends HttpFilter {

    private static final byte[] PROBLEM = Problems.json(Problems.of(
            HttpStatus.TOO_MANY_REQUESTS,
            "Too many requests are in flight at this replica; nothing was recorded. Send it again."));

    private final transient Semaphore free;
    private final transient Counter rejected;

    RequestLimitFilter(int limit, MeterRegistry meters) {
        this.free = new Semaphore(limit);
        Gauge.builder("liftline.ingest.requests.in.flight", free, permits -> limit - permits.availablePermits())
                .description("Requests in flight")
                .register(meters);
        this.rejected = Counter.builder("liftline.ingest.requests.rejected")
                .description("Requests that got 429 before their body was read: too many were in flight")
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
            rejected.increment();
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
            response.setHeader(HttpHeaders.RETRY_AFTER, "1");
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.setContentLength(PROBLEM.length);
            response.getOutputStream().write(PROBLEM);
        }
    }
}
