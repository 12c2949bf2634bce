package dev.liftline.ingest;

import java.util.Collections;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/**
 * Acknowledges every ride at once: the service without Kafka, for benchmarks. {@code SPRING_MAIN_SOURCES} selects it; it
 * has no annotation, so no test finds it.
 */
class BareRideLog {

    @Bean
    @Primary
    RideLog bare() {
        return (rides, _) -> Collections.nCopies(rides.size(), RideResult.Acknowledged.INSTANCE);
    }
}
