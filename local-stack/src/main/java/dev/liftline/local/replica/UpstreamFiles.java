package dev.liftline.local.replica;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.SequencedSet;

/**
 * The lists of replicas: one file per pool, which the gateway reads, and one of all processes and their metrics, for the resort's board.
 * Replaced atomically. Thread-safe.
 */
public final class UpstreamFiles {

    private static final String PROCESSES = "processes";

    private final Path directory;
    private final SequencedSet<String> processes = new LinkedHashSet<>();
    private final Map<Role, SequencedSet<String>> addresses = new EnumMap<>(Role.class);

    /** Begins with empty lists. */
    public UpstreamFiles(Path directory) {
        this.directory = directory;
        for (var role : Role.values()) {
            if (role.isUpstream()) {
                addresses.put(role, new LinkedHashSet<>());
            }
        }
    }

    /** Writes every list. */
    public synchronized void write() {
        addresses.forEach(this::write);
        write(PROCESSES, processes);
    }

    /** The file that lists where each process shows its metrics, whether it runs or not. */
    public Path processes() {
        return directory.resolve(PROCESSES);
    }

    /** Adds a process to the list of all. */
    public synchronized void show(Replica replica) {
        if (processes.add(process(replica))) {
            write(PROCESSES, processes);
        }
    }

    /** Removes a process from the list of all. */
    public synchronized void hide(Replica replica) {
        if (processes.remove(process(replica))) {
            write(PROCESSES, processes);
        }
    }

    private static String process(Replica replica) {
        return "%s/%s=%s/prometheus".formatted(replica.role().label(), replica.name(), replica.actuator());
    }

    /** The file that lists the replicas of a role. */
    public Path file(Role role) {
        return directory.resolve(role.label());
    }

    /** Adds a replica to the list of its role. Does nothing for a role without a list. */
    public synchronized void add(Replica replica) {
        var list = addresses.get(replica.role());
        if (list != null && list.add(replica.address())) {
            write(replica.role(), list);
        }
    }

    /** Removes a replica from the list of its role, if it is listed. */
    public synchronized void remove(Replica replica) {
        var list = addresses.get(replica.role());
        if (list != null && list.remove(replica.address())) {
            write(replica.role(), list);
        }
    }

    private void write(Role role, Collection<String> list) {
        write(role.label(), list);
    }

    private void write(String name, Collection<String> list) {
        var file = directory.resolve(name);
        var next = file.resolveSibling("." + name + ".next");
        try {
            Files.createDirectories(directory);
            Files.write(next, list);
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("the list of replicas " + file + " cannot be written", e);
        }
    }
}
