package dev.liftline.servicekit.settings;

import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The rule of the timeout of statements, which JDBC counts in whole seconds. JPA reads it itself.
 *
 * @param timeout in milliseconds
 */
@ConfigurationProperties("spring.jpa.properties.jakarta.persistence.query")
record StatementRules(@Nullable @Min(1_000) Integer timeout) {}
