package dev.liftline.servicekit.web;

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
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ProblemDetail;

/**
 * Limits the requests in flight to what the heap can hold: virtual threads have no limit. Rejects further requests before
 * it reads their body. Thread-safe.
 */
public final class RequestLimitFilter extends HttpFilter {

    private final transient Semaphore permits;
    private final transient Counter rejected;
    private final int status;
    private final byte[] problem;

    /**
     * @param limit maximum number of requests in flight, at least 1
     * @param problem the response to a request over the limit; {@code Retry-After} is 1 s
     * @param inFlightGauge name of the gauge of requests in flight
     * @param rejectedCounter name of the counter of rejected requests
     */
    public RequestLimitFilter(
            int limit, ProblemDetail problem, String inFlightGauge, String rejectedCounter, MeterRegistry meters) {
        this.permits = new Semaphore(limit);
        this.status = problem.getStatus();
        this.problem = Problems.json(problem);
        Gauge.builder(inFlightGauge, permits, free -> limit - free.availablePermits())
                .description("Requests in flight")
                .register(meters);
        this.rejected = Counter.builder(rejectedCounter)
                .description("Requests rejected before their body was read: too many were in flight")
                .register(meters);
    }

    /** Limits the requests to {@code paths}. Runs right after the filter that counts every response. */
    public FilterRegistrationBean<RequestLimitFilter> on(String... paths) {
        FilterRegistrationBean<RequestLimitFilter> registration = new FilterRegistrationBean<>(this);
        registration.addUrlPatterns(paths);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
        return registration;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain next)
            throws IOException, ServletException {
        if (!permits.tryAcquire()) {
            reject(response);
            return;
        }
        try {
            next.doFilter(request, response);
        } finally {
            permits.release();
        }
    }

    private void reject(HttpServletResponse response) throws IOException {
        rejected.increment();
        response.setHeader(HttpHeaders.RETRY_AFTER, "1");
        Problems.write(status, problem, response);
    }
}
