package dev.liftline.query;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the service. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class QueryApplication {

    static void main(String[] args) {
        SpringApplication.run(QueryApplication.class, args);
    }
}
