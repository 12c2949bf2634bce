package dev.liftline.local.replica;

import dev.liftline.local.process.ChildSpec;
import dev.liftline.local.process.OneShot;
import dev.liftline.local.process.StopSignal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes an application's AOT cache (JEP 483, 514): one run that ends when the application's context is complete, before it serves, records
 * which classes are loaded and linked; every later start begins with them.
 */
public final class AotTraining {

    private static final Duration TIMEOUT = Duration.ofMinutes(5);

    private final Apps apps;
    private final Path logs;
    private final Map<String, String> serverAddresses;

    public AotTraining(Apps apps, Path logs, Map<String, String> serverAddresses) {
        this.apps = apps;
        this.logs = logs;
        this.serverAddresses = Map.copyOf(serverAddresses);
    }

    public boolean isDone(Role role) {
        return Files.exists(apps.app(role).aotCache());
    }

    /**
     * Trains the role's application; the servers it needs must run.
     *
     * @return whether there is a cache now; without one the application starts all the same, only more slowly
     */
    public boolean train(Role role) {
        var app = apps.app(role);
        var partial = app.directory().resolve("app.aot.partial");
        var environment = new HashMap<>(serverAddresses);
        environment.put("LIFTLINE_PORT", "0");
        environment.put("LIFTLINE_MANAGEMENT_PORT", "0");
        var spec = new ChildSpec(
                app.trainingCommand(partial),
                List.of(),
                environment,
                app.directory(),
                logs.resolve("aot-" + role.module() + ".log"),
                StopSignal.TERM);
        try {
            Files.deleteIfExists(partial);
            if (OneShot.succeeds(spec, TIMEOUT) && Files.exists(partial)) {
                Files.move(partial, app.aotCache(), StandardCopyOption.ATOMIC_MOVE);
                return true;
            }
            Files.deleteIfExists(partial);
            Files.deleteIfExists(app.directory().resolve(partial.getFileName() + ".config"));
            return false;
        } catch (IOException e) {
            return false;
        }
    }
}
