package dev.liftline.consumer.deadletters;

import java.util.Map;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.WebEndpoint;
import org.springframework.stereotype.Component;

/** {@code /actuator/deadletters}: GET lists pending dead letters, POST replays them. */
@Component
@WebEndpoint(id = "deadletters")
class DeadLettersEndpoint {

    private static final Logger log = LoggerFactory.getLogger(DeadLettersEndpoint.class);

    private final DeadLetterTopic topic;
    private final DeadLetterReplay replay;

    DeadLettersEndpoint(DeadLetterTopic topic, DeadLetterReplay replay) {
        this.topic = topic;
        this.replay = replay;
    }

    @ReadOperation
    WebEndpointResponse<?> report() {
        try {
            return new WebEndpointResponse<>(topic.report());
        } catch (KafkaException e) {
            return unavailable(e);
        }
    }

    @WriteOperation
    WebEndpointResponse<?> replay() {
        try {
            return new WebEndpointResponse<>(Map.of("replayed", replay.run()));
        } catch (KafkaException e) {
            return unavailable(e);
        }
    }

    private static WebEndpointResponse<Map<String, String>> unavailable(KafkaException e) {
        log.warn("Dead letters could not be read or replayed: {}", e.getMessage());
        return new WebEndpointResponse<>(
                Map.of("message", "Kafka did not respond in time. Try again; replaying twice is safe."),
                WebEndpointResponse.STATUS_SERVICE_UNAVAILABLE);
    }
}
