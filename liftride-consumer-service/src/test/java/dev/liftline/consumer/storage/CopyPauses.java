package dev.liftline.consumer.storage;

import java.time.Duration;
import java.time.Instant;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** Lets a consumer try COPY from its first batch on, and ends the pauses that follow a refused one. */
@TestConfiguration(proxyBeanMethods = false)
public class CopyPauses {

    private final RecentRides recent = new RecentRides();
    private volatile Duration skipped = Duration.ZERO;

    @Bean
    @Primary
    RefusedCopies refusedCopies() {
        return new RefusedCopies(() -> Instant.now().plus(skipped));
    }

    @Bean
    @Primary
    RecentRides knownRides() {
        recent.checked(true);
        return recent;
    }

    /** Lets the next batch try COPY again. */
    public void end() {
        skipped = skipped.plus(Duration.ofMinutes(1));
        recent.checked(true);
    }
}
