package dev.liftline.local.replica;

import dev.liftline.local.process.ManagedProcess;
import java.net.URI;
import java.util.Map;

/** One process of a service. Thread-safe. */
public final class Replica {

    private final ReplicaProgram program;
    private final int requestPort;
    private final ManagedProcess process;

    Replica(ReplicaProgram program, int requestPort) {
        this.program = program;
        this.requestPort = requestPort;
        process = new ManagedProcess(program);
    }

    /** For instance {@code ingest-1}. */
    public String name() {
        return process.name();
    }

    public Role role() {
        return program.role();
    }

    /** The port it listens on; a consumer's is its management port. */
    public int port() {
        return program.port();
    }

    public int managementPort() {
        return program.managementPort();
    }

    /** {@code host:port} for requests, as the gateway's list names it. */
    public String address() {
        return "127.0.0.1:" + requestPort;
    }

    /** The base URL for requests. */
    public URI url() {
        var tls = role() == Role.GATEWAY
                && !environment()
                        .getOrDefault(AccessEnvironment.TLS_CERTIFICATE, "")
                        .isEmpty();
        return URI.create((tls ? "https://" : "http://") + address());
    }

    /** Its actuator, for instance {@code http://127.0.0.1:9101/actuator}. */
    public URI actuator() {
        return URI.create("http://127.0.0.1:%d/actuator".formatted(managementPort()));
    }

    /** The environment variables it is started with, beside those of this JVM. */
    public Map<String, String> environment() {
        return program.environment();
    }

    /** Whether it responds that it is ready, whoever started it. */
    public boolean responds() {
        return program.isReady();
    }

    /** Makes later starts open a debugger's port on loopback, 0 for none. They use no AOT cache then. Returns the port before. */
    public int debugOn(int port) {
        return program.debugPort().getAndSet(port);
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
