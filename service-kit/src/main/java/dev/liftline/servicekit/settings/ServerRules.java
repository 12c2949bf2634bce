package dev.liftline.servicekit.settings;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Rules of settings that Boot passes to Tomcat without a check. Boot binds them itself.
 *
 * @param address to listen on
 * @param port to listen on; 0 for any free one
 */
@ConfigurationProperties("server")
record ServerRules(
        @Nullable InetAddress address,
        @Nullable @Min(0) @Max(65_535) Integer port,
        Tomcat tomcat) {

    /**
     * Connections.
     *
     * @param maxConnections open connections; further ones are not accepted
     * @param acceptCount connections that wait to be accepted
     */
    record Tomcat(
            @Nullable @Min(1) @Max(100_000) Integer maxConnections,
            @Nullable @Min(1) @Max(100_000) Integer acceptCount) {}
}
