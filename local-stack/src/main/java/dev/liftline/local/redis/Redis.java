package dev.liftline.local.redis;

import dev.liftline.local.process.BinaryCache;
import dev.liftline.local.process.ChildSpec;
import dev.liftline.local.process.LogTail;
import dev.liftline.local.process.ManagedProcess;
import dev.liftline.local.process.Platform;
import dev.liftline.local.process.Ports;
import dev.liftline.local.process.Program;
import dev.liftline.local.process.StartException;
import dev.liftline.local.process.StopSignal;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A Redis server on loopback that flushes an append-only file every second: a cache, or the store of sessions. */
public final class Redis implements Program {

    /** Logical databases: enough for one per context of a test run. */
    public static final int DATABASES = 1024;

    /** What a server does when its memory is full, and the advice if its data are damaged. */
    private enum Use {
        /** Evicts the least recently used values. */
        CACHE("Redis", "256mb", "volatile-lru", "it is a cache, so delete that directory and start again"),
        /** Rejects writes, because an evicted session would sign somebody out. */
        SESSIONS(
                "Redis-sessions",
                "64mb",
                "noeviction",
                "delete that directory and start again, and everybody has to sign in again");

        private final String process;
        private final String maxMemory;
        private final String whenFull;
        private final String advice;

        Use(String process, String maxMemory, String whenFull, String advice) {
            this.process = process;
            this.maxMemory = maxMemory;
            this.whenFull = whenFull;
            this.advice = advice;
        }
    }

    private static final FileAttribute<?> OF_THE_USER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final Use use;
    private final Path data;
    private final Path log;
    private final int port;
    private final Supplier<String> password;
    private @Nullable Path binary;

    private Redis(Use use, Path data, Path log, int port, Supplier<String> password) {
        this.use = use;
        this.data = data;
        this.log = log;
        this.port = port;
        this.password = password;
    }

    /**
     * Creates a cache without starting it.
     *
     * @param data its data directory, created at the first start
     * @param log receives its output
     */
    public static ManagedProcess process(Path data, Path log, int port) {
        return process(Use.CACHE, data, log, port, () -> "");
    }

    /**
     * Creates a store of sessions, which evicts nothing, without starting it.
     *
     * @param password asked for at each start; empty for none
     */
    public static ManagedProcess sessions(Path data, Path log, int port, Supplier<String> password) {
        return process(Use.SESSIONS, data, log, port, password);
    }

    private static ManagedProcess process(Use use, Path data, Path log, int port, Supplier<String> password) {
        return new ManagedProcess(new Redis(use, data.toAbsolutePath(), log.toAbsolutePath(), port, password));
    }

    @Override
    public String name() {
        return use.process;
    }

    @Override
    public void prepare() {
        binary = RedisBinary.file(BinaryCache.ofUser(), Platform.current());
        try {
            Files.createDirectories(data);
            writeConfiguration();
        } catch (IOException e) {
            throw new StartException(
                    "The data directory %s of %s cannot be created: %s.".formatted(data, name(), e.getMessage()), e);
        }
        Ports.requireFree(port, name());
    }

    /** A file, because other users see a command line. */
    private void writeConfiguration() throws IOException {
        Files.deleteIfExists(configuration());
        Files.createFile(configuration(), OF_THE_USER);
        var secret = password.get();
        Files.writeString(configuration(), secret.isEmpty() ? "" : "requirepass " + secret + "\n");
    }

    private Path configuration() {
        return data.resolve("redis.conf");
    }

    @Override
    public ChildSpec spec() {
        if (binary == null) {
            throw new IllegalStateException("prepare() comes first");
        }
        var command = List.of(
                binary.toString(),
                configuration().toString(),
                "--bind",
                "127.0.0.1",
                "--port",
                Integer.toString(port),
                "--dir",
                data.toString(),
                "--databases",
                Integer.toString(DATABASES),
                "--appendonly",
                "yes",
                "--appendfsync",
                "everysec",
                "--save",
                "",
                "--maxmemory",
                use.maxMemory,
                "--maxmemory-policy",
                use.whenFull);
        return new ChildSpec(command, List.of(), Map.of(), data, log, StopSignal.TERM);
    }

    @Override
    public boolean isReady(LogTail log) {
        var secret = password.get();
        var expected = secret.isEmpty() ? "+PONG" : "+OK\r\n+PONG";
        var commands = (secret.isEmpty() ? "" : "AUTH " + secret + "\r\n") + "PING\r\n";
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(Ports.LOOPBACK, port), 500);
            socket.setSoTimeout(500);
            socket.getOutputStream().write(commands.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readNBytes(expected.length()), StandardCharsets.US_ASCII)
                    .equals(expected);
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public String explain(LogTail log) {
        var lines = log.lines();
        var reason = lines.stream()
                .filter(line -> line.contains(" # ") && !line.contains("WARNING") && !line.contains("oO0O"))
                .reduce((first, second) -> second)
                .map(line -> line.replaceFirst(".* # ", ""))
                .orElse(lines.isEmpty() ? "it gave no reason" : lines.getLast());
        return "%s does not start on %s (%s): %s; the log is %s."
                .formatted(name(), data, reason, use.advice, log.file());
    }
}
