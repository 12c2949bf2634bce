package dev.liftline.query.web;

import io.micrometer.core.instrument.MeterRegistry;
import org.apache.catalina.core.StandardHost;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** Tomcat's own errors, and how many requests it lets in. */
@Configuration(proxyBeanMethods = false)
class TomcatConfiguration {

    @Bean
    WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> problemsInsteadOfPages() {
        return tomcat -> tomcat.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass(ProblemReportValve.class.getName());
            }
        });
    }

    /** After the filter that counts every answer, before everything else. The probes are always answered. */
    @Bean
    FilterRegistrationBean<ReadsInFlight> readsInFlight(WebProperties properties, MeterRegistry meters) {
        FilterRegistrationBean<ReadsInFlight> registration =
                new FilterRegistrationBean<>(new ReadsInFlight(properties.maxInFlight(), meters));
        registration.addUrlPatterns("/skiers/*", "/resorts/*");
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
        return registration;
    }
}
