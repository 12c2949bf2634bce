package dev.liftline.servicekit.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * The rules of settings that Boot itself passes to Tomcat without a check.
 *
 * @param port port to listen on; 0 for any free one
 */
@Validated
@ConfigurationProperties("server")
record TomcatProperties(
        @Min(0) @Max(65_535) int port, @NotNull @Valid Tomcat tomcat) {

    /** @param maxConnections open connections; further ones are not accepted */
    record Tomcat(@Min(1) @Max(100_000) int maxConnections) {}
}
