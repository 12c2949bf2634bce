package dev.liftline.consumer.storage;

import java.time.Duration;
import java.time.Instant;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** Ends the pauses that follow a refused COPY. */
@TestConfiguration(proxyBeanMethods = false)
public class CopyPauses {

    private volatile Duration skipped = Duration.ZERO;

    @Bean
    @Primary
    RefusedCopies refusedCopies() {
        return new RefusedCopies(() -> Instant.now().plus(skipped));
    }

    /** Lets the next batch try COPY again. */
    public void end() {
        skipped = skipped.plus(Duration.ofMinutes(1));
    }
}
