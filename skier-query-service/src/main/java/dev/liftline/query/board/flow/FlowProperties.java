package dev.liftline.query.board.flow;

import dev.liftline.servicekit.settings.MayBeEmpty;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Where the processes of the system show their metrics.
 *
 * @param targets the processes
 * @param interval for at least how long nobody is asked again
 * @param timeout how long a process may take for its whole response; then it counts as away
 */
@Validated
@ConfigurationProperties("liftline.query.metrics")
public record FlowProperties(
        @MayBeEmpty @NotNull MetricsTargets targets,

        @NotNull @DurationMin(seconds = 1) @DurationMax(minutes = 1)
        Duration interval,

        @NotNull @DurationMin(millis = 50) @DurationMax(seconds = 10)
        Duration timeout) {}
