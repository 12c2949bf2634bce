package dev.liftline.ingest;

import dev.liftline.model.LiftRide;
import java.util.List;
import java.util.function.Consumer;
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
        return new RideLog() {
            @Override
            public void append(LiftRide ride, Consumer<Outcome> settled) {
                settled.accept(Outcome.Acknowledged.INSTANCE);
            }

            @Override
            public void appendAll(List<LiftRide> rides, long deadline, Settled settled) {
                for (int index = 0; index < rides.size(); index++) {
                    settled.settle(index, Outcome.Acknowledged.INSTANCE);
                }
            }
        };
    }
}
