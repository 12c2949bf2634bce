package dev.liftline.consumer.searches;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How the audit of searches is kept.
 *
 * @param retention after which rows are deleted, 1 d to 10 years
 */
@Validated
@ConfigurationProperties("liftline.consumer.search-audit")
record SearchAuditProperties(
        @NotNull @DurationMin(days = 1) @DurationMax(days = 3_650)
        Duration retention) {}
