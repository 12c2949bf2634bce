package dev.liftline.consumer.testing;

import dev.liftline.testkit.servers.RealServers;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

/**
 * A test against one consumer on real servers. All tests share it, because the topics are shared: a second context would
 * take half of the partitions. Each test has a resort of its own.
 */
@RealServers
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"liftline.storage.lifts-max-age=1s", "liftline.cache.pending-limit=500"})
@Import({TestRides.class, TestConsumerGroup.class})
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface RunningConsumer {}
