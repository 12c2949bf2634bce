package dev.liftline.ingest;

import java.util.Collections;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/**
 * Acknowledges every ride at once, so that benchmarks can measure the service without Kafka. {@code SPRING_MAIN_SOURCES}
 * selects it. It has no annotation, so component scanning ignores it.
 */
class BareRideLog {

    @Bean
    @Primary
    RideLog bare() {
        return (rides, _) -> Collections.nCopies(rides.size(), RideResult.Acknowledged.INSTANCE);
    }
}
