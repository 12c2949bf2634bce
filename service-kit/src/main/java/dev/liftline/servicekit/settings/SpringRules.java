package dev.liftline.servicekit.settings;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.util.List;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** Rules of settings that Boot passes to the clients of PostgreSQL, Redis and Kafka. Boot binds them itself. */
@ConfigurationProperties("spring")
record SpringRules(Datasource datasource, Data data, Kafka kafka) {

    /** PostgreSQL. */
    record Datasource(
            @Nullable
            @Pattern(
                    regexp = "jdbc:postgresql:.+",
                    message = "must be a URL such as jdbc:postgresql://127.0.0.1:5432/liftline")
            String url,

            @Nullable @NotBlank String username,
            Hikari hikari) {}

    /**
     * The connection pool.
     *
     * @param connectionTimeout in milliseconds; Hikari's own minimum
     */
    record Hikari(
            @Nullable @Min(1) Integer maximumPoolSize,
            @Nullable @Min(250) Long connectionTimeout) {}

    /** Data stores. */
    record Data(Redis redis) {}

    /** Redis. */
    record Redis(
            @Nullable @Pattern(regexp = "rediss?://.+", message = "must be a URL such as redis://127.0.0.1:6379")
            String url,

            @Nullable @DurationMin(millis = 1) Duration timeout) {}

    /** Kafka. */
    record Kafka(
            @Nullable @NotEmpty
            List<
                            @Pattern(
                                    regexp = "([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+\\]):[0-9]{1,5}",
                                    message = "must be host:port, or several with commas between them")
                            String>
                    bootstrapServers) {}
}
