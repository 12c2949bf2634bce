package dev.liftline.identity.password;

import dev.liftline.identity.IdentityProperties;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedBulkheadMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Configures bcrypt and how many hashes are computed at a time, so that guessing cannot take the CPU. */
@Configuration(proxyBeanMethods = false)
class PasswordConfiguration {

    @Bean
    PasswordEncoder passwordEncoder() {
        return new BCryptPasswordEncoder(BcryptHasher.STRENGTH);
    }

    /**
     * A virtual thread would keep its carrier for the whole hash, and so make gateways' polls wait. The priority is low, so that those
     * who guess PINs take no CPU from scanners on the same machine.
     */
    @Bean(destroyMethod = "shutdown", defaultCandidate = false)
    ExecutorService hashThreads(IdentityProperties properties) {
        return Executors.newFixedThreadPool(properties.signIn().concurrentHashes(), new LowPriorityThreads("hash-"));
    }

    @Bean
    Bulkhead hashes(IdentityProperties properties, MeterRegistry meters) {
        BulkheadRegistry registry = BulkheadRegistry.of(BulkheadConfig.custom()
                .maxConcurrentCalls(properties.signIn().concurrentHashes())
                .maxWaitDuration(properties.signIn().hashWaitTimeout())
                .writableStackTraceEnabled(false)
                .build());
        TaggedBulkheadMetrics.ofBulkheadRegistry(registry).bindTo(meters);
        return registry.bulkhead("hashes");
    }
}
