package dev.liftline.local.cli.status;

import dev.liftline.local.ProcessStatus;
import dev.liftline.local.control.ControlClient;
import dev.liftline.local.replica.Role;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Asks the launcher, every service and every server, all at the same time. A look takes about three seconds at most. */
final class StackProbe {

    /** Of what may take more than one request. */
    private static final Duration TIMEOUT = Duration.ofMillis(2500);

    private final ControlClient launcher;
    private final RequestRate rate = new RequestRate();
    private final Executor threads = Executors.newThreadPerTaskExecutor(
            Thread.ofPlatform().daemon().name("status-", 1).factory());

    StackProbe(ControlClient launcher) {
        this.launcher = launcher;
    }

    StatusReport look() {
        var processes = launcher.status();
        var requests = requestsPerSecond(processes);
        var servers = processes.stream()
                .filter(ProcessStatus::ready)
                .filter(process -> probe(process).isPresent() && process.port() > 0)
                .collect(Collectors.toMap(ProcessStatus::name, this::responds));
        var services = processes.stream()
                .flatMap(process -> ServiceProbe.of(process).stream())
                .collect(Collectors.toMap(service -> service.process().name(), Function.identity()));
        var healths = processes.stream()
                .map(process -> ProcessHealth.of(process, problem(process, servers, services)))
                .toList();
        var lag = ConsumerLag.latest(services.values().stream()
                .filter(service -> service.role() == Role.CONSUMER)
                .map(ServiceProbe::metrics)
                .toList());
        var perSecond = requests.join();
        return new StatusReport(
                healths.stream().allMatch(process -> process.hasState(State.READY)),
                launcher.gateway().toString(),
                launcher.isOpenToAll(),
                perSecond.isPresent() ? Math.round(perSecond.getAsDouble() * 10) / 10.0 : null,
                lag.orElse(null),
                healths);
    }

    private CompletableFuture<OptionalDouble> requestsPerSecond(List<ProcessStatus> processes) {
        return processes.stream()
                .filter(process -> process.name().equals(Role.GATEWAY.label()))
                .findFirst()
                .map(gateway -> CompletableFuture.supplyAsync(() -> rate.perSecond(gateway.managementPort()), threads))
                .orElseGet(() -> CompletableFuture.completedFuture(OptionalDouble.empty()))
                .completeOnTimeout(OptionalDouble.empty(), TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
    }

    private CompletableFuture<Boolean> responds(ProcessStatus process) {
        var server = probe(process).orElseThrow();
        return CompletableFuture.supplyAsync(() -> server.responds(process.port()), threads)
                .completeOnTimeout(false, TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** How to ask a server; {@code Kafka-2} is a second broker. */
    private static Optional<ServerProbe> probe(ProcessStatus process) {
        return Arrays.stream(ServerProbe.values())
                .filter(server -> process.name().replaceFirst("-\\d+$", "").equals(server.server()))
                .findFirst();
    }

    private static @Nullable String problem(
            ProcessStatus process,
            Map<String, CompletableFuture<Boolean>> servers,
            Map<String, ServiceProbe> services) {
        var service = services.get(process.name());
        if (service != null) {
            return service.problem();
        }
        var responds = servers.get(process.name());
        if (responds == null) {
            return null;
        }
        if (!responds.join()) {
            return "does not respond";
        }
        var server = probe(process).orElseThrow();
        var missing = services.values().stream()
                .filter(one -> one.misses(server))
                .map(one -> one.process().name())
                .sorted()
                .toList();
        return missing.isEmpty() ? null : "not reached by " + String.join(", ", missing);
    }
}
