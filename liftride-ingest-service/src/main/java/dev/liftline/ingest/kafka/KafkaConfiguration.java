package dev.liftline.ingest.kafka;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.record.CompressionType;
import org.springframework.boot.kafka.autoconfigure.DefaultKafkaProducerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Producers and circuit breaker. {@code application.yaml} holds the constant producer settings. */
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
    CircuitBreakerRegistry circuitBreakers(KafkaLogProperties properties) {
        KafkaLogProperties.Breaker circuit = properties.circuitBreaker();
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
