package dev.liftline.consumer.lag;

import dev.liftline.consumer.FailureMessage;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Measures the consumer lag at an interval. While Kafka does not respond, the last values stay and the age of the
 * measurement grows.
 */
@Component
class LagMetrics implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(LagMetrics.class);

    private final ConsumerFactory<?, ?> consumers;
    private final String clientId;
    private volatile @Nullable LagReader reader;
    private boolean failing;
    private volatile Lag lag = Lag.NONE;
    private volatile long measuredAt = System.nanoTime();

    LagMetrics(
            ConsumerFactory<?, ?> consumers,
            @Value("${liftline.consumer.replica}") String replica,
            MeterRegistry registry) {
        this.consumers = consumers;
        this.clientId = replica + "-lag";
        Gauge.builder("liftline.consumer.lag", () -> lag.records())
                .description("Records of lift-rides after the group's committed offsets")
                .baseUnit("records")
                .register(registry);
        TimeGauge.builder("liftline.consumer.lag.age", () -> lag.age().toMillis(), TimeUnit.MILLISECONDS)
                .description("Age of the oldest of these records, 0 if there is none")
                .register(registry);
        TimeGauge.builder(
                        "liftline.consumer.lag.measurement.age",
                        () -> System.nanoTime() - measuredAt,
                        TimeUnit.NANOSECONDS)
                .description("Time since the lag was measured; since the start if it never was")
                .register(registry);
    }

    @Scheduled(fixedDelayString = "${liftline.consumer.lag.interval}")
    synchronized void measure() {
        try {
            LagReader current = reader;
            if (current == null) {
                current = new LagReader(consumers.getConfigurationProperties(), clientId);
                reader = current;
            }
            lag = current.read();
            measuredAt = System.nanoTime();
            failing = false;
        } catch (WakeupException e) {
            log.debug("The service ends during a measurement.");
        } catch (RuntimeException e) {
            if (!failing) {
                log.warn("The consumer lag cannot be measured; the last value stays. {}", FailureMessage.of(e));
            }
            failing = true;
        }
    }

    @Override
    public void destroy() {
        LagReader current = reader;
        if (current != null) {
            current.close();
        }
    }
}
