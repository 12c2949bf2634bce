package dev.liftline.local.control;

import dev.liftline.local.ProcessStatus;
import dev.liftline.local.StackHome;
import dev.liftline.local.postgres.PostgresDatabases;
import dev.liftline.local.process.StartException;
import dev.liftline.local.secrets.ServerPasswords;
import java.util.List;

/** The ports of a running stack's servers, all on loopback, and their passwords. */
public record RunningServers(int postgres, int kafka, int redis, int sessionRedis, ServerPasswords passwords) {

    /**
     * Those of the stack on this home directory.
     *
     * @throws StartException if none runs
     */
    public static RunningServers of(StackHome home) {
        var processes = ControlClient.of(home).status();
        return new RunningServers(
                port(processes, "PostgreSQL"),
                port(processes, "Kafka"),
                port(processes, "Redis"),
                port(processes, "Redis-sessions"),
                ServerPasswords.read(home.secrets()));
    }

    private static int port(List<ProcessStatus> processes, String name) {
        return processes.stream()
                .filter(process -> process.name().equals(name))
                .mapToInt(ProcessStatus::port)
                .findFirst()
                .orElseThrow(() -> new StartException("%s is not a process of this stack.".formatted(name)));
    }

    /** The JDBC URL of Liftline's database. */
    public String databaseUrl() {
        return new PostgresDatabases(postgres).url("liftline");
    }

    public String kafkaBootstrap() {
        return "127.0.0.1:" + kafka;
    }
}
