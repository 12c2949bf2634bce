package dev.liftline.consumer.testing;

import dev.liftline.consumer.storage.CopyPauses;
import dev.liftline.testkit.servers.RealServers;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

/**
 * Runs a test against one consumer on real servers. All tests share one context, because a second one would take half of
 * the partitions. Each test uses its own resort.
 */
@RealServers
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "liftline.consumer.storage.lifts-max-age=1s",
            "liftline.consumer.cache.max-pending-refreshes=500",
            "liftline.consumer.cache.retry-interval=100ms",
            "liftline.consumer.retry.max-backoff=500ms",
            "liftline.consumer.lag.interval=200ms",
            "liftline.consumer.erasure.interval=100ms",
            "liftline.consumer.erasure.recheck-interval=200ms",
            // Rebalances end sooner.
            "spring.kafka.consumer.heartbeat-interval=300ms",
            // The end of an outage is noticed sooner.
            "spring.kafka.properties.reconnect.backoff.ms=50",
            "spring.kafka.properties.reconnect.backoff.max.ms=200"
        })
@Import({TestRides.class, TestConsumerGroup.class, CopyPauses.class})
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface RunningConsumer {}
