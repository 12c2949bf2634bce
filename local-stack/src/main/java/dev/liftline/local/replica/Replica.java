package dev.liftline.local.replica;

import dev.liftline.local.process.ManagedProcess;
import java.net.URI;

/** One process of a service. Thread-safe. */
public final class Replica {

    private final Role role;
    private final int port;
    private final int requestPort;
    private final int managementPort;
    private final ManagedProcess process;

    Replica(Role role, int port, int requestPort, int managementPort, ManagedProcess process) {
        this.role = role;
        this.port = port;
        this.requestPort = requestPort;
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

    /** The port it listens on; a consumer's is its management port. */
    public int port() {
        return port;
    }

    public int managementPort() {
        return managementPort;
    }

    /** {@code host:port} for requests, as the gateway's list names it. */
    public String address() {
        return "127.0.0.1:" + requestPort;
    }

    /** The base URL for requests. */
    public URI url() {
        return URI.create("http://" + address());
    }

    /** Its actuator, for instance {@code http://127.0.0.1:9101/actuator}. */
    public URI actuator() {
        return URI.create("http://127.0.0.1:%d/actuator".formatted(managementPort));
    }

    /** The process id, or -1 if it does not run. */
    public long pid() {
        return process.pid();
    }

    public ManagedProcess process() {
        return process;
    }

    /** Sends SIGKILL. A stack that restarts processes on death starts it again. */
    public void kill() {
        process.crash();
    }

    /** Stops it if it runs, starts it, and returns when it is ready. */
    public void restart() {
        process.stop();
        process.start();
    }
}
