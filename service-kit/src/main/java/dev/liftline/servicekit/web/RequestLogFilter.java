package dev.liftline.servicekit.web;

import dev.liftline.model.caller.Credential;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.core.Ordered;

/**
 * Names the request, by its {@code X-Request-Id}, in every log line that its thread writes, and logs each request at DEBUG to the logger
 * {@code dev.liftline.requests}. Thread-safe.
 */
public final class RequestLogFilter extends HttpFilter {

    /** The logger of requests, of the same name in the gateway. */
    private static final String LOGGER = "dev.liftline.requests";

    /** What {@code logging.pattern.correlation} prints. */
    private static final String CONTEXT_KEY = "requestId";

    /** As the gateway accepts ids. */
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    /** The container sets the status after this filter if the application threw an exception. */
    private static final String UNKNOWN = "an unknown status, as it failed";

    private static final Logger log = LoggerFactory.getLogger(LOGGER);

    /** Runs before all other filters for {@code paths}. */
    public static FilterRegistrationBean<RequestLogFilter> on(String... paths) {
        FilterRegistrationBean<RequestLogFilter> registration = new FilterRegistrationBean<>(new RequestLogFilter());
        registration.addUrlPatterns(paths);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain next)
            throws IOException, ServletException {
        String id = request.getHeader("X-Request-Id");
        if (id == null || !ID.matcher(id).matches() || Credential.isIn(id)) {
            next.doFilter(request, response);
            return;
        }
        MDC.put(CONTEXT_KEY, id);
        boolean responded = false;
        try {
            next.doFilter(request, response);
            responded = true;
        } finally {
            log(request, responded ? Integer.toString(response.getStatus()) : UNKNOWN);
            MDC.remove(CONTEXT_KEY);
        }
    }

    private static void log(HttpServletRequest request, String status) {
        if (log.isDebugEnabled()) {
            String operation = Credential.hideIn(request.getMethod() + " " + request.getRequestURI());
            log.debug("{} responded with {}", operation, status);
        }
    }
}
