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
                .map(name -> new Upstream(
                        name, properties.pool(name).maxInFlight(), properties.ejection(), properties.retry()))
                .toList());
    }
}
