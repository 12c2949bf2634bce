package dev.liftline.gateway.startup;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Explains a setting that cannot be parsed. Registered in {@code META-INF/spring.factories}. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class SettingFailureAnalyzer extends AbstractFailureAnalyzer<BindException> {

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, BindException cause) {
        if (!(NestedExceptionUtils.getMostSpecificCause(cause) instanceof IllegalArgumentException reason)) {
            return null;
        }
        return new FailureAnalysis(
                "The setting " + cause.getName() + " cannot be used: " + reason.getMessage() + ".",
                "Correct it; docs/configuration.md names each setting's environment variable and form.",
                cause);
    }
}
