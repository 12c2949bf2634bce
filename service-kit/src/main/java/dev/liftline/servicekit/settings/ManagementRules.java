package dev.liftline.servicekit.settings;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** Rules of settings of the actuator. Boot binds them itself. */
@ConfigurationProperties("management")
record ManagementRules(Server server, Metrics metrics) {

    /**
     * The actuator's port, if it has one of its own.
     *
     * @param address to listen on
     * @param port to listen on; 0 for any free one
     */
    record Server(
            @Nullable InetAddress address,
            @Nullable @Min(0) @Max(65_535) Integer port) {}

    /** Every meter's settings. */
    record Metrics(Tags tags) {}

    /** @param replica this replica's name */
    record Tags(@Nullable @NotBlank String replica) {}
}
