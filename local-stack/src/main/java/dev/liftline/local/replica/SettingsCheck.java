package dev.liftline.local.replica;

import dev.liftline.local.preflight.PortOption;
import dev.liftline.local.process.StartException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Has services check the settings that the user chose in environment variables, before anything starts. A service that no variable
 * concerns is not asked, so that a usual start costs nothing.
 */
public final class SettingsCheck {

    private static final String PREFIX = "LIFTLINE_";

    /** The launcher reads these itself. */
    private static final Set<String> OF_THE_LAUNCHER = Stream.concat(
                    Stream.of(
                            "LIFTLINE_HOME",
                            "LIFTLINE_CACHE",
                            "LIFTLINE_URL",
                            "LIFTLINE_SECRETS",
                            "LIFTLINE_JAVA_OPTS"),
                    Stream.of(PortOption.values()).map(PortOption::variable))
            .collect(Collectors.toUnmodifiableSet());

    private final ServiceApps apps;
    private final List<String> variables;

    /** @param environment the names of the user's environment variables */
    public SettingsCheck(ServiceApps apps, Collection<String> environment) {
        this.apps = apps;
        variables = environment.stream()
                .filter(name -> name.startsWith(PREFIX) && !OF_THE_LAUNCHER.contains(name))
                .toList();
    }

    /**
     * Checks the settings of one replica of each service.
     *
     * @throws StartException with a line for each wrong setting
     */
    public void run(Collection<Replica> replicas) {
        if (variables.isEmpty()) {
            return;
        }
        var running = new ArrayList<Check>();
        var modules = new LinkedHashSet<String>();
        for (var replica : replicas) {
            var app = apps.app(replica.role());
            if (variables.stream().anyMatch(app::reads)
                    && modules.add(replica.role().module())) {
                running.add(start(replica, app));
            }
        }
        var wrong =
                running.stream().flatMap(check -> check.sentences().stream()).toList();
        if (!wrong.isEmpty()) {
            throw new StartException(String.join("\n", wrong));
        }
    }

    private record Check(Role role, Process process) {

        List<String> sentences() {
            try (var reader = process.errorReader(StandardCharsets.UTF_8)) {
                var lines = reader.lines().toList();
                var wrong = StartFailure.wrongSettings(role.label(), lines);
                if (process.waitFor() != 0 && wrong.isEmpty()) {
                    throw new StartException("The settings of %s cannot be checked: %s."
                            .formatted(role.label(), StartFailure.reason(lines)));
                }
                return wrong;
            } catch (IOException e) {
                throw new StartException("The settings of %s cannot be checked: %s.".formatted(role.label(), e), e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new StartException("Starting was interrupted.", e);
            }
        }
    }

    private static Check start(Replica replica, ServiceApp app) {
        try {
            var builder = new ProcessBuilder(app.settingsCheck());
            builder.environment().putAll(replica.environment());
            var process =
                    builder.redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            process.getOutputStream().close();
            return new Check(replica.role(), process);
        } catch (IOException e) {
            throw new StartException(
                    "The settings of %s cannot be checked: %s.".formatted(replica.name(), e.getMessage()), e);
        }
    }
}
