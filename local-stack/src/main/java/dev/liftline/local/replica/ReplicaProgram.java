package dev.liftline.local.replica;

import dev.liftline.local.process.ChildSpec;
import dev.liftline.local.process.LogTail;
import dev.liftline.local.process.Ports;
import dev.liftline.local.process.Program;
import dev.liftline.local.process.StopSignal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A service in a JVM of its own, ready when its readiness probe returns 200.
 *
 * @param classPath added to the application's own; null to run the application unchanged, with its AOT cache
 */
record ReplicaProgram(
        String name,
        Role role,
        int port,
        int managementPort,
        ServiceApps apps,
        @Nullable List<Path> classPath,
        Map<String, String> environment,
        Path log)
        implements Program {

    private static final Duration AOT_CACHE_TIMEOUT = Duration.ofMinutes(2);

    @Override
    public void prepare() {
        Ports.requireFree(port, name);
        Ports.requireFree(managementPort, name);
    }

    @Override
    public ChildSpec spec() {
        var app = apps.app(role);
        var command = classPath == null ? app.command() : app.command(classPath);
        return new ChildSpec(command, List.of(), environment, app.directory(), log, StopSignal.TERM);
    }

    @Override
    public boolean isReady(LogTail log) {
        return HttpProbe.status(readiness()) == 200;
    }

    private URI readiness() {
        return URI.create(
                role.hasPort()
                        ? "http://127.0.0.1:%d/readyz".formatted(port)
                        : "http://127.0.0.1:%d/actuator/health/readiness".formatted(managementPort));
    }

    @Override
    public String explain(LogTail log) {
        return "%s does not start (%s): its log is %s.".formatted(name, StartFailure.reason(log.lines()), log.file());
    }

    @Override
    public Duration pollInterval() {
        return Duration.ofMillis(200);
    }

    @Override
    public Duration startTimeout() {
        return Duration.ofMinutes(3);
    }

    @Override
    public Duration stopTimeout() {
        return apps.app(role).recording() ? AOT_CACHE_TIMEOUT : Program.super.stopTimeout();
    }
}
