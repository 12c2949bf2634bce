package dev.liftline.servicekit.settings;

import java.util.Objects;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Prints the sentences about wrong settings, and nothing else, to standard error: logging is not configured yet. Registered in
 * {@code META-INF/spring.factories}.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class WrongSettingsReporter implements SpringBootExceptionReporter {

    @Override
    public boolean reportException(Throwable failure) {
        if (failure instanceof WrongSettingsException) {
            System.err.println(Objects.requireNonNull(failure.getMessage()));
            return true;
        }
        return false;
    }
}
