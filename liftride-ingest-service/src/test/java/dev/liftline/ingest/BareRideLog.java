package dev.liftline.ingest;

import java.util.concurrent.CompletableFuture;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/**
 * The service without Kafka, to compare it with: every ride is acknowledged at once. Chosen by {@code
 * SPRING_MAIN_SOURCES}; it bears no annotation, so that no test finds it by accident.
 */
class BareRideLog {

    @Bean
    @Primary
    RideLog bare() {
        return ride -> CompletableFuture.completedFuture(Outcome.Acknowledged.INSTANCE);
    }
}
