package dev.liftline.servicekit.startup;

import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.bind.validation.BindValidationException;
import org.springframework.boot.context.properties.bind.validation.ValidationErrors;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.validation.FieldError;

/**
 * Explains an invalid setting in one sentence and names its environment variable. Registered in
 * {@code META-INF/spring.factories}.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class SettingFailureAnalyzer extends AbstractFailureAnalyzer<BindException> {

    /** Our settings take their value from a variable: {@code ${LIFTLINE_PORT:8101}}. */
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(LIFTLINE_[A-Z0-9_]+)");

    /** The validator returns errors in any order. An invalid setting may also break a rule for several settings. */
    private static final Comparator<FieldError> FIRST = Comparator.comparing(
                    SettingFailureAnalyzer::concernsSeveralSettings)
            .thenComparing(FieldError::getField);

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, BindException cause) {
        if (cause.getCause() instanceof BindValidationException invalid) {
            ValidationErrors errors = invalid.getValidationErrors();
            Optional<FieldError> first = errors.getAllErrors().stream()
                    .filter(FieldError.class::isInstance)
                    .map(FieldError.class::cast)
                    .min(FIRST);
            if (first.isPresent()) {
                return explain(errors, first.get(), cause);
            }
        }
        ConfigurationProperty property = cause.getProperty();
        return explain(
                cause.getName().toString(),
                property == null ? null : property.getValue(),
                NestedExceptionUtils.getMostSpecificCause(cause).getMessage(),
                property,
                cause);
    }

    private static boolean concernsSeveralSettings(FieldError error) {
        return Objects.equals(error.getCode(), "AssertTrue");
    }

    private static FailureAnalysis explain(ValidationErrors errors, FieldError error, BindException cause) {
        String name = errors.getName() + "." + DataObjectPropertyName.toDashedForm(error.getField());
        if (concernsSeveralSettings(error)) {
            // The rule's name is not a setting.
            return new FailureAnalysis(
                    "The settings %s contradict each other: %s."
                            .formatted(name.substring(0, name.lastIndexOf('.')) + ".*", error.getDefaultMessage()),
                    remedy(null),
                    cause);
        }
        ConfigurationProperty property = errors.getBoundProperties().stream()
                .filter(bound -> bound.getName().toString().equals(name))
                .findFirst()
                .orElse(null);
        return explain(name, error.getRejectedValue(), error.getDefaultMessage(), property, cause);
    }

    private static FailureAnalysis explain(
            String name,
            @Nullable Object value,
            @Nullable String reason,
            @Nullable ConfigurationProperty property,
            BindException cause) {
        return new FailureAnalysis(
                "The setting %s cannot be %s: %s.".formatted(name, value, reason), remedy(variable(property)), cause);
    }

    private static @Nullable String variable(@Nullable ConfigurationProperty property) {
        if (property == null) {
            return null;
        }
        Matcher variable = VARIABLE.matcher(String.valueOf(property.getValue()));
        return variable.find() ? variable.group(1) : null;
    }

    private static String remedy(@Nullable String variable) {
        return "Correct %s; docs/configuration.md lists each setting with its environment variable and rule."
                .formatted(variable == null ? "it" : variable);
    }
}
