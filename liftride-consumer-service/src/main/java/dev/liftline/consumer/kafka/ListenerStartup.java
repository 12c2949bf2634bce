package dev.liftline.consumer.kafka;

import dev.liftline.consumer.startup.StartupStep;
import dev.liftline.model.Topics;
import java.util.Objects;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.event.ConsumerStoppedEvent;

/** Creates the topics and then starts the listener. Reports a listener that stopped unexpectedly. */
@Configuration(proxyBeanMethods = false)
class ListenerStartup {

    private final ApplicationContext context;

    ListenerStartup(ApplicationContext context) {
        this.context = context;
    }

    @Bean
    @Order(2)
    StartupStep createTopics(KafkaAdmin kafka, TopicProperties topics) {
        return new StartupStep("Kafka", new TopicCreation(kafka, topics, Topics.LIFT_RIDES, Topics.LIFT_RIDES_DLT));
    }

    @Bean
    @Order(3)
    StartupStep startListener(KafkaListenerEndpointRegistry listeners) {
        return new StartupStep(
                "Kafka",
                () -> Objects.requireNonNull(listeners.getListenerContainer(LiftRideListener.ID))
                        .start());
    }

    /** Fails liveness, so that a replica whose listener died is restarted. */
    @EventListener
    void onStopped(ConsumerStoppedEvent stopped) {
        if (stopped.getReason() != ConsumerStoppedEvent.Reason.NORMAL) {
            AvailabilityChangeEvent.publish(context, LivenessState.BROKEN);
        }
    }
}
