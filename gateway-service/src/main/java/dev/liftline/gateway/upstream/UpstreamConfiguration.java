package dev.liftline.gateway.upstream;

import dev.liftline.gateway.PoolName;
import java.util.Arrays;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class UpstreamConfiguration {

    @Bean
    Upstreams upstreams(UpstreamProperties properties) {
        return new Upstreams(Arrays.stream(PoolName.values())
                .map(name -> upstream(name, properties.pool(name), properties))
                .toList());
    }

    private static Upstream upstream(PoolName name, UpstreamProperties.Pool pool, UpstreamProperties properties) {
        return new Upstream(name, pool.maxInFlight(), pool.slowAfter(), properties.ejection(), properties.retry());
    }
}
