package dev.liftline.servicekit.settings;

import java.util.List;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.util.ClassUtils;

/**
 * Checks all settings before the context is created, so that a wrong one stops the start within a second or two. The records with the
 * rules are listed in {@code META-INF/spring/org.springframework.boot.context.properties.ConfigurationProperties.imports}. Registered
 * in {@code META-INF/spring.factories}.
 */
public final class SettingsCheck implements EnvironmentPostProcessor, Ordered {

    /** After the post-processors that add sources of settings. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        List<String> wrong = wrongSettings(environment);
        if (!wrong.isEmpty()) {
            throw new WrongSettingsException(wrong);
        }
    }

    /**
     * One sentence for each wrong setting, for example {@code LIFTLINE_GATEWAY_RETRY_RATIO=7: must be between 0 and 1.}; empty if all are
     * right.
     *
     * @throws IllegalStateException when a record has a constraint or a structure that the check does not know: a defect of the record
     */
    public static List<String> wrongSettings(ConfigurableEnvironment environment) {
        ConfigurationPropertySources.attach(environment);
        ClassLoader loader = SettingsCheck.class.getClassLoader();
        RecordCheck check = new RecordCheck(environment);
        for (String name : ImportCandidates.load(ConfigurationProperties.class, loader)) {
            Class<?> type = ClassUtils.resolveClassName(name, loader);
            ConfigurationProperties properties = type.getAnnotation(ConfigurationProperties.class);
            if (properties == null) {
                throw new IllegalStateException(name + " is listed but has no @ConfigurationProperties");
            }
            check.read(type, properties.value());
        }
        return check.sentences();
    }
}
