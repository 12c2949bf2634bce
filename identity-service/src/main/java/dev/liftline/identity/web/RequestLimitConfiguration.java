package dev.liftline.identity.web;

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

/** The limit and the log of clients' requests. Those of gateways and health probes are neither limited nor logged. */
@Configuration(proxyBeanMethods = false)
@Import({TomcatConfiguration.class, CallerConfiguration.class})
class RequestLimitConfiguration {

    private static final String[] PATHS = {
        "/activations", "/session", "/session/*", "/sessions", "/me", "/me/*", "/admin/*"
    };

    @Bean
    FilterRegistrationBean<RequestLimitFilter> requestLimit(WebProperties properties, MeterRegistry meters) {
        return new RequestLimitFilter(
                        properties.maxInFlightRequests(),
                        Problems.of(
                                HttpStatus.TOO_MANY_REQUESTS,
                                "Too many requests are in flight at this replica. Send it again."),
                        "liftline.identity.requests.in.flight",
                        "liftline.identity.requests.rejected",
                        meters)
                .on(PATHS);
    }

    @Bean
    FilterRegistrationBean<HiddenQueryFilter> hiddenQuery() {
        return HiddenQueryFilter.registration();
    }

    @Bean
    FilterRegistrationBean<RequestLogFilter> requestLog() {
        return RequestLogFilter.on(PATHS);
    }
}
