package dev.liftline.gateway.server;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class VertxConfiguration {

    /** With one more event loop than the server uses, so that health checks do not wait behind requests. */
    @Bean(destroyMethod = "close")
    Vertx vertx(ServerProperties properties) {
        return Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(properties.eventLoopCount() + 1)
                .setWorkerPoolSize(2)
                .setInternalBlockingPoolSize(2)
                .setPreferNativeTransport(true));
    }
}
