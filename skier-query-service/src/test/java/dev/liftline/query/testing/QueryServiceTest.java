package dev.liftline.query.testing;

import dev.liftline.query.QueryApplication;
import dev.liftline.testkit.servers.RealServers;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestConstructor;

/** Runs the service on real servers with the consumer's schema. {@link Rides} and {@link Client} can be injected. */
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@RealServers
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
@SpringBootTest(
        classes = QueryApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "management.server.port=0",
            "LIFTLINE_OPEN=true",
            "management.prometheus.metrics.export.enabled=true",
            // Longer than in production, for a machine that runs other tests.
            "LIFTLINE_REDIS_TIMEOUT=1s"
        })
@Import({Rides.class, Client.class})
public @interface QueryServiceTest {}
