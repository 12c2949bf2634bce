package dev.liftline.servicekit.startup;

import java.net.SocketException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Explains in one sentence a value that a library rejects, such as a malformed URL or an address of another machine. Runs after
 * every other analyzer. Other failures keep their stack trace: they are defects. Registered in
 * {@code META-INF/spring.factories}.
 */
@Order(Ordered.LOWEST_PRECEDENCE)
final class StartupFailureAnalyzer implements FailureAnalyzer {

    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        Throwable cause = NestedExceptionUtils.getMostSpecificCause(failure);
        if (!(cause instanceof IllegalArgumentException || cause instanceof SocketException)) {
            return null;
        }
        return new FailureAnalysis(
                "The service cannot start: " + cause.getMessage() + ".",
                "Correct the setting; docs/configuration.md lists each with its environment variable and rule. "
                        + "LOGGING_LEVEL_ORG_SPRINGFRAMEWORK_BOOT_DIAGNOSTICS=debug logs the stack trace.",
                failure);
    }
}
