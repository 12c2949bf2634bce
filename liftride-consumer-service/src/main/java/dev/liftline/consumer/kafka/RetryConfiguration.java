package dev.liftline.consumer.kafka;

import dev.liftline.consumer.FailureMessage;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.listener.RetryListener;
import org.springframework.util.backoff.ExponentialBackOff;

/**
 * What happens to a batch that could not be stored: it is tried again for as long as it takes. The container pauses its
 * partitions and keeps polling meanwhile, so the group does not give them away.
 */
@Configuration(proxyBeanMethods = false)
class RetryConfiguration {

    private static final Logger log = LoggerFactory.getLogger(RetryConfiguration.class);
    private static final int ATTEMPTS_BETWEEN_WARNINGS = 10;

    @Bean
    CommonErrorHandler waitAndTryAgain(RetryProperties properties, BatchMetrics metrics) {
        ExponentialBackOff backOff =
                new ExponentialBackOff(properties.firstPause().toMillis(), 2);
        backOff.setMaxInterval(properties.longestPause().toMillis());
        backOff.setJitter(properties.firstPause().toMillis() / 2);
        DefaultErrorHandler handler = new DefaultErrorHandler(backOff);
        // By default some exceptions count as fatal, and their records are skipped. Here nothing is skipped.
        handler.setClassifications(Map.of(), true);
        // Or a batch that needed a second attempt would be committed by the container, past the offsets held back.
        handler.setAckAfterHandle(false);
        handler.setRetryListeners(new Warnings(metrics));
        return handler;
    }

    private record Warnings(BatchMetrics metrics) implements RetryListener {

        @Override
        public void failedDelivery(ConsumerRecord<?, ?> record, @Nullable Exception e, int attempt) {
            // Records come in batches.
        }

        @Override
        public void failedDelivery(ConsumerRecords<?, ?> records, Exception e, int attempt) {
            metrics.retried();
            if (attempt % ATTEMPTS_BETWEEN_WARNINGS == 1) {
                log.warn(
                        "{} records could not be stored (attempt {}), trying again until they are. {}",
                        records.count(),
                        attempt,
                        FailureMessage.sentence(e));
            }
        }
    }
}
