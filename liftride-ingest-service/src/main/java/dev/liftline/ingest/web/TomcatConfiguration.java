package dev.liftline.ingest.web;

import io.micrometer.core.instrument.MeterRegistry;
import org.apache.catalina.core.StandardHost;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** Tomcat's own error answers, and how many requests it lets in. */
@Configuration(proxyBeanMethods = false)
class TomcatConfiguration {

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemReports() {
        return factory -> factory.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass(ProblemReportValve.class.getName());
            }
        });
    }

    /** Before everything else but the filter that counts every answer. The probes are always answered. */
    @Bean
    FilterRegistrationBean<RequestsInFlight> requestsInFlight(WebProperties properties, MeterRegistry meters) {
        FilterRegistrationBean<RequestsInFlight> registration =
                new FilterRegistrationBean<>(new RequestsInFlight(properties.maxRequests(), meters));
        registration.addUrlPatterns("/skiers/*", "/lift-rides");
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
        return registration;
    }
}
