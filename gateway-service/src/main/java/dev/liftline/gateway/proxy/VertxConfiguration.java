package dev.liftline.gateway.proxy;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class VertxConfiguration {

    /** One event loop more than the data plane has: health checks must not wait behind requests. */
    @Bean(destroyMethod = "close")
    Vertx vertx(ServerProperties properties) {
        return Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(properties.eventLoopCount() + 1)
                .setWorkerPoolSize(2)
                .setInternalBlockingPoolSize(2)
                .setPreferNativeTransport(true));
    }
}
