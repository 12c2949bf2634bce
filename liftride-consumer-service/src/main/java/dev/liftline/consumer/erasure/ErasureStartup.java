package dev.liftline.consumer.erasure;

import dev.liftline.consumer.startup.StartupStep;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** Starts the worker after the schema was migrated. */
@Configuration(proxyBeanMethods = false)
class ErasureStartup {

    @Bean
    @Order(4)
    StartupStep startErasures(ErasureWorker worker) {
        return new StartupStep("PostgreSQL", worker::start);
    }
}
