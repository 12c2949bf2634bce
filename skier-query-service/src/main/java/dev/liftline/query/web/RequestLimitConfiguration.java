package dev.liftline.query.web;

import dev.liftline.servicekit.caller.CallerConfiguration;
import dev.liftline.servicekit.web.Problems;
import dev.liftline.servicekit.web.RequestLimitFilter;
import dev.liftline.servicekit.web.RequestLogFilter;
import dev.liftline.servicekit.web.TomcatConfiguration;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;

/** Who sent a request, the limit and the log of requests. Health probes are neither asked, limited nor logged. */
@Configuration(proxyBeanMethods = false)
@Import({TomcatConfiguration.class, CallerConfiguration.class})
class RequestLimitConfiguration {

    private static final String[] PATHS = {"/skiers/*", "/resorts/*", "/app/*", "/board/*"};

    @Bean
    FilterRegistrationBean<RequestLimitFilter> requestLimit(WebProperties properties, MeterRegistry meters) {
        return new RequestLimitFilter(
                        properties.maxInFlightRequests(),
                        Problems.of(
                                HttpStatus.TOO_MANY_REQUESTS,
                                "Too many requests are in flight at this replica. Send it again."),
                        "liftline.query.requests.in.flight",
                        "liftline.query.requests.rejected",
                        meters)
                .on(PATHS);
    }

    @Bean
    FilterRegistrationBean<RequestLogFilter> requestLog() {
        return RequestLogFilter.on(PATHS);
    }
}
