package dev.liftline.servicekit.settings;

import java.util.List;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.env.StandardEnvironment;

/**
 * Checks the settings of the service on whose class path it runs, without the service. Prints a sentence for each wrong one to standard
 * error and exits with 1 if there is any.
 */
public final class CheckSettings {

    private CheckSettings() {}

    public static void main(String[] args) {
        StandardEnvironment environment = new StandardEnvironment();
        ConfigDataEnvironmentPostProcessor.applyTo(environment);
        List<String> wrong = SettingsCheck.wrongSettings(environment);
        wrong.forEach(System.err::println);
        System.exit(wrong.isEmpty() ? 0 : 1);
    }
}
