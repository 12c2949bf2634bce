package dev.liftline.local.postgres;

import dev.liftline.local.process.BinaryCache;
import dev.liftline.local.process.ChildSpec;
import dev.liftline.local.process.LogTail;
import dev.liftline.local.process.ManagedProcess;
import dev.liftline.local.process.Platform;
import dev.liftline.local.process.Ports;
import dev.liftline.local.process.Program;
import dev.liftline.local.process.StopSignal;
import dev.liftline.local.secrets.ServerPasswords;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A PostgreSQL server on loopback with the role and database {@code liftline}. */
public final class Postgres implements Program {

    private final Path data;
    private final Path log;
    private final int port;
    private final Supplier<ServerPasswords> passwords;
    private @Nullable Path binaries;
    private @Nullable UnprivilegedUser user;

    private Postgres(Path data, Path log, int port, Supplier<ServerPasswords> passwords) {
        this.data = data;
        this.log = log;
        this.port = port;
        this.passwords = passwords;
    }

    /** Creates a server for tests, which trusts everybody who reaches its port, without starting it. */
    public static ManagedProcess process(Path data, Path log, int port) {
        return process(data, log, port, () -> ServerPasswords.NONE);
    }

    /**
     * Creates a server without starting it.
     *
     * @param data its data directory, created at the first start; the directory above must be writable
     * @param log receives its output
     * @param passwords of its roles, asked for at each start; an older data directory gets them then
     */
    public static ManagedProcess process(Path data, Path log, int port, Supplier<ServerPasswords> passwords) {
        return new ManagedProcess(new Postgres(data.toAbsolutePath(), log.toAbsolutePath(), port, passwords));
    }

    @Override
    public String name() {
        return "PostgreSQL";
    }

    @Override
    public void prepare() {
        binaries = PostgresBinaries.directory(BinaryCache.ofUser(), Platform.current());
        user = UnprivilegedUser.choose();
        new DataDirectory(data).prepare(binaries, user, passwords.get().superuser());
        Ports.requireFree(port, name());
    }

    @Override
    public ChildSpec spec() {
        if (binaries == null || user == null) {
            throw new IllegalStateException("prepare() comes first");
        }
        var command = List.of(
                binaries.resolve("postgres").toString(),
                "-D",
                data.toString(),
                "-p",
                Integer.toString(port),
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "unix_socket_directories=",
                "-c",
                "max_connections=200",
                "-c",
                "max_wal_size=2GB",
                "-c",
                "timezone=UTC",
                "-c",
                "log_timezone=UTC");
        return new ChildSpec(command, user.prefix(), Map.of(), data, log, StopSignal.INT);
    }

    @Override
    public boolean isReady(LogTail log) {
        try {
            new PostgresDatabases(port, passwords.get()).ensureLiftline();
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    @Override
    public String explain(LogTail log) {
        var reason = log.lines().stream()
                .filter(line -> line.contains("FATAL:") || line.contains("PANIC:"))
                .map(line -> line.replaceFirst(".*(FATAL|PANIC): +", ""))
                .findFirst()
                .orElse("it gave no reason");
        return "PostgreSQL does not start on %s (%s): restore the directory, or delete Liftline's data with ./liftline reset; the log is %s."
                .formatted(data, reason, log.file());
    }
}
