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

/** A gateway whose ingest replicas can be changed at run time. Not thread-safe. */
final class RoutedGateway {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(50);
    private static final Pattern MEMBER = Pattern.compile("\"address\":\"([^\"]+)\",\"state\":\"(\\w+)\"");

    private final Replica gateway;
    private final Path replicaFile;

    private RoutedGateway(Replica gateway, Path replicaFile) {
        this.gateway = gateway;
        this.replicaFile = replicaFile;
    }

    /** Starts a gateway without ingest replicas. It stops with {@code stack}. */
    static RoutedGateway start(LocalStack stack, Path directory) throws IOException {
        Path replicaFile =
                Files.createDirectories(directory).resolve("ingest-replicas").toAbsolutePath();
        Files.write(replicaFile, List.of());
        return new RoutedGateway(
                new ServiceVariant(
                                "routed-gateway", List.of(), Map.of("LIFTLINE_UPSTREAM_INGEST", "file:" + replicaFile))
                        .start(stack, Role.GATEWAY),
                replicaFile);
    }

    URI url() {
        return URI.create("http://" + gateway.address());
    }

    long pid() {
        return gateway.process().pid();
    }

    /**
     * Routes rides to {@code replicas} only and waits until the gateway reports all of them healthy.
     *
     * @throws IllegalStateException after 30 seconds
     */
    void routeTo(List<Replica> replicas) throws IOException {
        List<String> addresses = replicas.stream().map(Replica::address).toList();
        Path next = replicaFile.resolveSibling(replicaFile.getFileName() + ".next");
        Files.write(next, addresses);
        Files.move(next, replicaFile, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        while (!healthy().equals(addresses)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("The gateway routes to " + healthy() + " instead of " + addresses);
            }
            LockSupport.parkNanos(POLL_INTERVAL.toNanos());
        }
    }

    /**
     * Returns the addresses of healthy replicas in their order; others with their state, so that the comparison fails.
     */
    private List<String> healthy() {
        return MEMBER.matcher(HttpProbe.body(URI.create(gateway.actuator() + "/upstreams")))
                .results()
                .map(member -> member.group(2).equals("healthy") ? member.group(1) : member.group())
                .toList();
    }
}
