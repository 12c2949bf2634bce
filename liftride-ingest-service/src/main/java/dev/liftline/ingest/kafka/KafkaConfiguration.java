package dev.liftline.ingest.kafka;

import dev.liftline.model.Topics;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.record.CompressionType;
import org.apache.kafka.common.record.TimestampType;
import org.springframework.boot.kafka.autoconfigure.DefaultKafkaProducerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Producers, topics and circuit breaker. {@code application.yaml} holds the constant producer settings. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class KafkaConfiguration {

    @Bean
    DefaultKafkaProducerFactoryCustomizer timeouts(KafkaLogProperties properties) {
        return factory -> factory.updateConfigs(Map.of(
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                        Math.toIntExact(properties.deliveryTimeout().toMillis()),
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        Math.toIntExact(properties.requestTimeout().toMillis()),
                ProducerConfig.MAX_BLOCK_MS_CONFIG, properties.maxBlock().toMillis(),
                ProducerConfig.LINGER_MS_CONFIG, properties.linger().toMillis()));
    }

    /**
     * For requests with one ride. Uncompressed: a record batch holds a few rides, and lz4 takes two blocks of 64 KiB for
     * each.
     */
    @Bean
    RideProducer singleRideProducer(DefaultKafkaProducerFactory<byte[], byte[]> producers) {
        return new RideProducer(producers);
    }

    /** For batches, which need no linger to share a request. */
    @Bean
    RideProducer batchProducer(DefaultKafkaProducerFactory<byte[], byte[]> producers) {
        Map<String, Object> defaults = producers.getConfigurationProperties();
        return new RideProducer(producers.copyWithConfigurationOverride(Map.of(
                ProducerConfig.CLIENT_ID_CONFIG,
                defaults.get(ProducerConfig.CLIENT_ID_CONFIG) + "-batch",
                ProducerConfig.LINGER_MS_CONFIG,
                0L,
                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                CompressionType.LZ4.name)));
    }

    @Bean
    KafkaAdmin.NewTopics topics(KafkaLogProperties properties) {
        return new KafkaAdmin.NewTopics(
                topic(Topics.LIFT_RIDES, properties.topic()).build(),
                // An operator reads dead letters, whenever that is.
                topic(Topics.LIFT_RIDES_DLT, properties.topic())
                        .config(TopicConfig.RETENTION_MS_CONFIG, "-1")
                        .build());
    }

    private static TopicBuilder topic(String name, KafkaLogProperties.Topic topic) {
        return TopicBuilder.name(name)
                .partitions(topic.partitions())
                .replicas(topic.replication())
                // A broker rejects records with a producer's timestamp an hour ahead of its clock.
                .config(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, TimestampType.LOG_APPEND_TIME.name)
                .config(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, String.valueOf(Math.max(1, topic.replication() - 1)));
    }

    @Bean
    CircuitBreakerRegistry circuitBreakers(KafkaLogProperties properties) {
        KafkaLogProperties.Circuit circuit = properties.circuit();
        return CircuitBreakerRegistry.of(CircuitBreakerConfig.custom()
                // Counts calls, not time: the last successes of a busy replica must not keep the circuit closed for
                // seconds.
                .slidingWindowType(SlidingWindowType.COUNT_BASED)
                .slidingWindowSize(circuit.calls())
                .minimumNumberOfCalls(circuit.calls())
                .failureRateThreshold(circuit.failureRate())
                .waitDurationInOpenState(circuit.openFor())
                .permittedNumberOfCallsInHalfOpenState(circuit.probes())
                .writableStackTraceEnabled(false)
                .build());
    }

    @Bean
    CircuitBreaker kafkaCircuit(CircuitBreakerRegistry circuitBreakers) {
        return circuitBreakers.circuitBreaker("kafka");
    }

    @Bean
    MeterBinder circuitMetrics(CircuitBreakerRegistry circuitBreakers) {
        return TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(circuitBreakers);
    }
}
