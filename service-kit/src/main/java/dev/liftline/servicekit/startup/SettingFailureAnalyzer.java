package dev.liftline.servicekit.startup;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.bind.validation.BindValidationException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.validation.FieldError;

/** Explains an invalid setting in one sentence. Registered in {@code META-INF/spring.factories}. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class SettingFailureAnalyzer extends AbstractFailureAnalyzer<BindException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, BindException cause) {
        return new FailureAnalysis(
                sentence(cause),
                "Correct it; docs/configuration.md lists each setting with its environment variable and rule.",
                cause);
    }

    private static String sentence(BindException cause) {
        if (cause.getCause() instanceof BindValidationException invalid
                && invalid.getValidationErrors().getAllErrors().getFirst() instanceof FieldError error) {
            return sentence(
                    invalid.getValidationErrors().getName() + "."
                            + DataObjectPropertyName.toDashedForm(error.getField()),
                    error.getRejectedValue(),
                    error.getDefaultMessage());
        }
        return sentence(
                cause.getName().toString(),
                cause.getProperty() == null ? null : cause.getProperty().getValue(),
                NestedExceptionUtils.getMostSpecificCause(cause).getMessage());
    }

    private static String sentence(String name, @Nullable Object value, @Nullable String reason) {
        return "The setting %s cannot be %s: %s.".formatted(name, value, reason);
    }
}
