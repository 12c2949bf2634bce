package dev.liftline.servicekit.caller;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Logs as the first line that nobody is asked who he is. Registered in {@code META-INF/spring.factories}. */
final class OpenModeNotice implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final Logger log = LoggerFactory.getLogger(OpenModeNotice.class);

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        if (context.getParent() == null
                && context.getEnvironment().getProperty("liftline.caller.open", Boolean.class, false)) {
            log.warn("{} is true: every request is accepted, whoever sends it.", CallerProperties.OPEN_VARIABLE);
        }
    }
}
