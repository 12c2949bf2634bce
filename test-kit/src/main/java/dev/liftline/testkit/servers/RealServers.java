package dev.liftline.testkit.servers;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.test.context.ContextConfiguration;

/**
 * Gives a Spring test real servers: PostgreSQL, Kafka (with Liftline's topics) and Redis, started once for the whole test JVM.
 *
 * <p>The context's environment gets {@code LIFTLINE_KAFKA_BOOTSTRAP}, {@code LIFTLINE_DB_URL}, {@code LIFTLINE_DB_USER},
 * {@code LIFTLINE_DB_PASSWORD} and {@code LIFTLINE_REDIS_URL}, as a deployed service gets them. Every context has an empty PostgreSQL
 * database and an empty Redis database of its own; the topics are shared. {@link TestServers} stops and starts the servers.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ContextConfiguration(initializers = RealServersInitializer.class)
public @interface RealServers {}
