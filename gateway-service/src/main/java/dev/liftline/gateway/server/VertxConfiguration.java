package dev.liftline.gateway.server;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.impl.transports.TransportInternal;
import io.vertx.core.transport.Transport;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class VertxConfiguration {

    /** With one more event loop than the server uses, so that health checks do not wait behind requests. */
    @Bean(destroyMethod = "close")
    Vertx vertx(ServerProperties properties) {
        var builder = Vertx.builder()
                .with(new VertxOptions()
                        .setEventLoopPoolSize(properties.eventLoopCount() + 1)
                        .setWorkerPoolSize(2)
                        .setInternalBlockingPoolSize(2)
                        .setPreferNativeTransport(true));
        return properties.sharePort() ? builder.withTransport(shared()).build() : builder.build();
    }

    private static Transport shared() {
        return new TransportInternal("nio with a shared port", true, null, new SharedPortTransport());
    }
}
