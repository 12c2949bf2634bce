package dev.liftline.drills.pools;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.liftline.drills.clients.LoadBalancer;
import dev.liftline.local.load.Load;
import dev.liftline.local.load.LoadClient;
import dev.liftline.local.load.Request;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The client of a storm: a process of its own that runs only while no other wants the CPU, because in production it runs on other
 * machines. Not thread-safe.
 */
final class StormClient implements AutoCloseable {

    private static final int CONNECTIONS = 2_000;
    private static final Duration TIMEOUT = Duration.ofSeconds(6);
    private static final String STARTED = "started";

    private final Process process;
    private final BufferedReader output;

    /** What the process sends; its one line of input. */
    private record Order(List<URI> gateways, List<Read> reads, double perSecond, Duration duration) {}

    private record Read(String path, Map<String, String> headers) {}

    private StormClient(Process process) {
        this.process = process;
        output = process.inputReader(UTF_8);
    }

    /**
     * Returns when the first request is sent.
     *
     * @param perSecond requests, in turn, whatever the responses
     */
    static StormClient start(List<URI> gateways, List<Request> reads, double perSecond, Duration duration)
            throws IOException {
        Process process = new ProcessBuilder(
                        "chrt",
                        "--idle",
                        "0",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Dlogback.configurationFile=" + System.getProperty("logback.configurationFile"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        StormClient.class.getName())
                .redirectErrorStream(true)
                .start();
        var client = new StormClient(process);
        var order = new Order(
                gateways,
                reads.stream()
                        .map(read -> new Read(read.path(), read.headers()))
                        .toList(),
                perSecond,
                duration);
        try (var input = process.outputWriter(UTF_8)) {
            input.write(JsonMapper.shared().writeValueAsString(order));
        }
        client.line(STARTED);
        return client;
    }

    /** Waits for the last response; returns the number of requests by the status of their response or the type of their failure. */
    Map<String, Long> await() throws IOException {
        return JsonMapper.shared().readValue(line("{"), new TypeReference<>() {});
    }

    /** The next line that begins so; the others are of the log. */
    private String line(String beginning) throws IOException {
        List<String> skipped = new ArrayList<>();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(beginning)) {
                return line;
            }
            skipped.add(line);
        }
        close();
        throw new IOException("The storm's client ended: " + skipped);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    static void main() throws IOException {
        Order order = JsonMapper.shared().readValue(new String(System.in.readAllBytes(), UTF_8), Order.class);
        var frontEnd = new FrontEnd(
                "stormed",
                order.reads.stream()
                        .map(read -> Request.of("GET", read.path, "", read.headers))
                        .toList(),
                new AtomicInteger());
        try (var client = new LoadClient(loop -> new LoadBalancer(loop, order.gateways), 0, CONNECTIONS, TIMEOUT)) {
            var storm = client.start(
                    Load.open(order.perSecond, order.duration, frontEnd::read).failingFast());
            IO.println(STARTED);
            IO.println(JsonMapper.shared().writeValueAsString(storm.await().counts()));
        }
    }
}
