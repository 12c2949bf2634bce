package dev.liftline.ingest;

import java.time.Clock;
import java.time.ZoneOffset;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;

/** Starts the service. */
// Without Boot's error page, requests that Tomcat rejects reach ProblemReportValve.
@SpringBootApplication(exclude = ErrorMvcAutoConfiguration.class, proxyBeanMethods = false)
@ConfigurationPropertiesScan
public class IngestApplication {

    static void main(String[] args) {
        SpringApplication.run(IngestApplication.class, args);
    }

    /** Ticks in milliseconds, as records hold them. */
    @Bean
    Clock clock(IngestProperties properties) {
        return Clock.offset(Clock.tickMillis(ZoneOffset.UTC), properties.clockOffset());
    }
}
