package dev.liftline.consumer;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the consumer service. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class ConsumerApplication {

    static void main(String[] args) {
        SpringApplication.run(ConsumerApplication.class, args);
    }
}
