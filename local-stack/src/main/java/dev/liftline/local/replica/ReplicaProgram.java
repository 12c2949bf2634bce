package dev.liftline.local.replica;

import dev.liftline.local.process.AotCache;
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
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A service in a JVM of its own, ready when its readiness probe returns 200.
 *
 * @param classPath added to the application's own; null to run the application unchanged, with its AOT cache
 * @param debugPort on which the next start listens for a debugger; 0 for none
 */
record ReplicaProgram(
        String name,
        Role role,
        int port,
        int managementPort,
        ServiceApps apps,
        @Nullable List<Path> classPath,
        Map<String, String> environment,
        Path log,
        AtomicInteger debugPort)
        implements Program {

    @Override
    public void prepare() {
        if (role != Role.GATEWAY) {
            // Gateways share their port; the stack checks it before it starts the first.
            Ports.requireFree(port, name);
        }
        Ports.requireFree(managementPort, name);
    }

    @Override
    public ChildSpec spec() {
        var app = apps.app(role);
        return new ChildSpec(command(app), List.of(), environment, app.directory(), log, StopSignal.TERM);
    }

    private List<String> command(ServiceApp app) {
        int debugger = debugPort.get();
        if (debugger > 0) {
            return app.debugCommand(debugger);
        }
        return classPath == null ? app.command() : app.command(classPath);
    }

    @Override
    public boolean isReady(LogTail log) {
        return isReady();
    }

    boolean isReady() {
        return HttpProbe.status(readiness()) == 200;
    }

    private URI readiness() {
        return URI.create(
                role.hasPort() && role != Role.GATEWAY
                        ? "http://127.0.0.1:%d/readyz".formatted(port)
                        : "http://127.0.0.1:%d/actuator/health/readiness".formatted(managementPort));
    }

    @Override
    public String explain(LogTail log) {
        return StartFailure.explanation(name, log.lines(), log.file());
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
        return apps.app(role).recording() ? AotCache.RECORDING_TIMEOUT : Program.super.stopTimeout();
    }
}
