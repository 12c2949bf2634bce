package dev.liftline.ingest;

import java.time.Clock;
import java.time.ZoneOffset;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;

/** Starts the service. */
// NB: without Boot's error page what Tomcat refuses reaches ProblemReportValve, the one writer of such errors.
@SpringBootApplication(exclude = ErrorMvcAutoConfiguration.class, proxyBeanMethods = false)
@ConfigurationPropertiesScan
public class IngestApplication {

    static void main(String[] args) {
        SpringApplication.run(IngestApplication.class, args);
    }

    /** Milliseconds, as the wire contract writes them. */
    @Bean
    Clock clock() {
        return Clock.tickMillis(ZoneOffset.UTC);
    }
}
