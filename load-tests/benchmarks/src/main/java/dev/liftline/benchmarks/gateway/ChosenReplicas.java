package dev.liftline.benchmarks.gateway;

import dev.liftline.benchmarks.figure.ServiceVariant;
import dev.liftline.local.LocalStack;
import dev.liftline.local.replica.HttpProbe;
import dev.liftline.local.replica.Replica;
import dev.liftline.local.replica.Role;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/** A gateway of which it can be chosen at any time whom it sends rides to. For one thread. */
final class ChosenReplicas {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final Pattern MEMBER = Pattern.compile("\"address\":\"([^\"]+)\",\"state\":\"(\\w+)\"");

    private final Replica gateway;
    private final Path list;

    private ChosenReplicas(Replica gateway, Path list) {
        this.gateway = gateway;
        this.list = list;
    }

    /** Starts a gateway that knows nobody yet; it stops with {@code stack}. */
    static ChosenReplicas behindOneGateway(LocalStack stack, Path directory) throws IOException {
        Path list =
                Files.createDirectories(directory).resolve("chosen-replicas").toAbsolutePath();
        Files.write(list, List.of());
        return new ChosenReplicas(
                new ServiceVariant("gateway-before-some", List.of(), Map.of("LIFTLINE_UPSTREAM_INGEST", "file:" + list))
                        .start(stack, Role.GATEWAY),
                list);
    }

    URI url() {
        return URI.create("http://" + gateway.address());
    }

    long pid() {
        return gateway.process().pid();
    }

    /**
     * Returns when the gateway sends to all of {@code replicas} and to nobody else.
     *
     * @throws IllegalStateException when it does not within half a minute
     */
    void choose(List<Replica> replicas) throws IOException {
        List<String> addresses = replicas.stream().map(Replica::address).toList();
        Path next = list.resolveSibling(list.getFileName() + ".next");
        Files.write(next, addresses);
        Files.move(next, list, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!healthy().equals(addresses)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("the gateway sends to " + healthy() + ", not to " + addresses);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    /** The replicas that the gateway knows, in its order; one that is not healthy spoils the list. */
    private List<String> healthy() {
        return MEMBER.matcher(HttpProbe.body(URI.create(gateway.actuator() + "/upstreams")))
                .results()
                .map(member -> member.group(2).equals("healthy") ? member.group(1) : member.group())
                .toList();
    }
}
