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
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A Redis server on loopback that flushes an append-only file every second. */
public final class Redis implements Program {

    /** Logical databases: enough for one per context of a test run. */
    public static final int DATABASES = 1024;

    private final Path data;
    private final Path log;
    private final int port;
    private @Nullable Path binary;

    private Redis(Path data, Path log, int port) {
        this.data = data;
        this.log = log;
        this.port = port;
    }

    /**
     * Creates a server without starting it.
     *
     * @param data its data directory, created at the first start
     * @param log receives its output
     */
    public static ManagedProcess process(Path data, Path log, int port) {
        return new ManagedProcess(new Redis(data.toAbsolutePath(), log.toAbsolutePath(), port));
    }

    @Override
    public String name() {
        return "Redis";
    }

    @Override
    public void prepare() {
        binary = RedisBinary.file(BinaryCache.ofUser(), Platform.current());
        try {
            Files.createDirectories(data);
        } catch (IOException e) {
            throw new StartException(
                    "Redis's data directory %s cannot be created: %s.".formatted(data, e.getMessage()), e);
        }
        Ports.requireFree(port, name());
    }

    @Override
    public ChildSpec spec() {
        if (binary == null) {
            throw new IllegalStateException("prepare() comes first");
        }
        var command = List.of(
                binary.toString(),
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
                // A cache: evicts the least recently used values when full.
                "--maxmemory",
                "256mb",
                "--maxmemory-policy",
                "volatile-lru");
        return new ChildSpec(command, List.of(), Map.of(), data, log, StopSignal.TERM);
    }

    @Override
    public boolean isReady(LogTail log) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(Ports.LOOPBACK, port), 500);
            socket.setSoTimeout(500);
            socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readNBytes(5), StandardCharsets.US_ASCII).equals("+PONG");
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
        return "Redis does not start on %s (%s): it is a cache, so delete that directory and start again; the log is %s."
                .formatted(data, reason, log.file());
    }
}
