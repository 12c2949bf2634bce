package dev.liftline.servicekit.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

@ExtendWith(OutputCaptureExtension.class)
class RequestLogFilterTest {

    private final RequestLogFilter filter = new RequestLogFilter();
    private final MockHttpServletRequest request = new MockHttpServletRequest("GET", "/resorts");
    private final MockHttpServletResponse response = new MockHttpServletResponse();

    RequestLogFilterTest() {
        request.addHeader("X-Request-Id", "one");
    }

    private final LoggingSystem logging = LoggingSystem.get(getClass().getClassLoader());

    @BeforeEach
    void logRequests() {
        logging.setLogLevel("dev.liftline.requests", LogLevel.DEBUG);
    }

    @AfterEach
    void logAsBefore() {
        logging.setLogLevel("dev.liftline.requests", null);
    }

    @Test
    void logsTheStatus(CapturedOutput output) throws Exception {
        filter.doFilter(request, response, (asked, responded) -> response.setStatus(404));

        assertThat(output).contains("GET /resorts responded with 404");
    }

    @Test
    void logsARequestThatFailsWithoutAStatus(CapturedOutput output) {
        FilterChain failing = (asked, responded) -> {
            throw new ServletException("broken");
        };

        assertThatThrownBy(() -> filter.doFilter(request, response, failing)).isInstanceOf(ServletException.class);

        assertThat(output).contains("GET /resorts responded with an unknown status, as it failed");
    }
}
