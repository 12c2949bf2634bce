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
 * Retries a batch that could not be stored without limit. Meanwhile the container pauses its partitions and keeps polling,
 * so that they stay assigned.
 */
@Configuration(proxyBeanMethods = false)
class RetryConfiguration {

    private static final Logger log = LoggerFactory.getLogger(RetryConfiguration.class);
    private static final int ATTEMPTS_PER_WARNING = 10;

    @Bean
    CommonErrorHandler retryBatches(RetryProperties properties, BatchMetrics metrics) {
        ExponentialBackOff backOff =
                new ExponentialBackOff(properties.initialBackoff().toMillis(), 2);
        backOff.setMaxInterval(properties.maxBackoff().toMillis());
        backOff.setJitter(properties.initialBackoff().toMillis() / 2);
        DefaultErrorHandler handler = new DefaultErrorHandler(backOff);
        // By default some exceptions are fatal, and their records are skipped.
        handler.setClassifications(Map.of(), true);
        // By default the container commits a batch that succeeded on a retry, although its offsets may have to wait.
        handler.setAckAfterHandle(false);
        handler.setRetryListeners(new FailedAttempts(metrics));
        return handler;
    }

    private record FailedAttempts(BatchMetrics metrics) implements RetryListener {

        @Override
        public void failedDelivery(ConsumerRecord<?, ?> record, @Nullable Exception e, int attempt) {
            // Not called for a batch listener.
        }

        @Override
        public void failedDelivery(ConsumerRecords<?, ?> records, Exception e, int attempt) {
            metrics.retried();
            if (attempt % ATTEMPTS_PER_WARNING == 1) {
                log.warn(
                        "{} records could not be stored (attempt {}) and are retried until they are. {}",
                        records.count(),
                        attempt,
                        FailureMessage.of(e));
            }
        }
    }
}
