package dev.liftline.local.replica;

import dev.liftline.local.process.ManagedProcess;
import java.net.URI;

/** One process of a service. Thread-safe. */
public final class Replica {

    private final Role role;
    private final int port;
    private final int listedPort;
    private final int managementPort;
    private final ManagedProcess process;

    Replica(Role role, int port, int listedPort, int managementPort, ManagedProcess process) {
        this.role = role;
        this.port = port;
        this.listedPort = listedPort;
        this.managementPort = managementPort;
        this.process = process;
    }

    /** For instance {@code ingest-1}. */
    public String name() {
        return process.name();
    }

    public Role role() {
        return role;
    }

    /** The port it serves; a consumer's is its management port. */
    public int port() {
        return port;
    }

    public int managementPort() {
        return managementPort;
    }

    /** {@code host:port}, as the gateway's list names it: a wire's where one leads here. */
    public String address() {
        return "127.0.0.1:" + listedPort;
    }

    /** Where its actuator is: {@code http://127.0.0.1:9101/actuator}. */
    public URI actuator() {
        return URI.create("http://127.0.0.1:%d/actuator".formatted(managementPort));
    }

    public ManagedProcess process() {
        return process;
    }

    /** SIGKILL, as an accident would: a stack that restarts its processes starts it again. */
    public void kill() {
        process.crash();
    }

    /** Starts it again after {@link #kill} and returns when it is ready. */
    public void restart() {
        process.stop();
        process.start();
    }
}
