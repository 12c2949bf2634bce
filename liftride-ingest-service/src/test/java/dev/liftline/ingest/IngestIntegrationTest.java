package dev.liftline.ingest;

import dev.liftline.local.testing.RealServers;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

/** The whole service on free ports, with a real Kafka. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        // The smallest bound there is, so that one batch can exhaust it.
        properties = {"management.server.port=0", "LIFTLINE_MAX_IN_FLIGHT=1000", "LIFTLINE_REPLICA=ingest-test"})
@RealServers
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@interface IngestIntegrationTest {}
