package dev.liftline.ingest;

import dev.liftline.testkit.servers.RealServers;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

/** The whole service on free ports, with a real Kafka. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "management.server.port=0",
            "LIFTLINE_OPEN=true",
            "LIFTLINE_REPLICA=ingest-test",
            // Long, because the build machine may be slow. KafkaOutageIT uses the default timeouts.
            "LIFTLINE_RESPONSE_TIMEOUT=30s",
            "LIFTLINE_KAFKA_DELIVERY_TIMEOUT=20s",
            "LIFTLINE_KAFKA_REQUEST_TIMEOUT=10s",
            "LIFTLINE_KAFKA_MAX_BLOCK=10s"
        })
@RealServers
@ExtendWith(RideTopicCreation.class)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface IngestIntegrationTest {}
