package dev.liftline.benchmarks.gateway;

import dev.liftline.benchmarks.figure.UnavailableException;
import dev.liftline.local.process.Commands;
import dev.liftline.local.process.Ports;
import dev.liftline.testkit.load.GatewayCheck;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A native reverse proxy from Debian's packages in front of the same backends as the gateway, with keep-alive on both
 * sides.
 */
public final class ReverseProxy implements AutoCloseable {

    private static final Duration START_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(50);
    private static final Pattern VERSION = Pattern.compile("\\d+\\.\\d+\\.\\d+");

    private final Process process;
    private final int port;
    private final String version;

    private ReverseProxy(Process process, int port, String version) {
        this.process = process;
        this.port = port;
        this.version = version;
    }

    /** Starts nginx with its files in {@code directory} and waits until it accepts connections. */
    public static ReverseProxy nginx(Path directory, List<String> backends)
            throws UnavailableException, IOException, InterruptedException {
        Path binary = binary("nginx", "nginx-light");
        Path prefix = Files.createDirectories(directory.resolve("nginx"));
        int port = Ports.reserve();
        String servers = "server " + String.join("; server ", backends) + ";";
        Path configuration =
                Files.writeString(prefix.resolve("nginx.conf"), configuration("nginx.conf", port, servers));
        return start(
                port,
                version(binary),
                prefix.resolve("nginx.log"),
                binary.toString(),
                "-p",
                prefix.toString(),
                "-c",
                configuration.toString(),
                "-e",
                "error.log");
    }

    /** Starts HAProxy with its files in {@code directory} and waits until it accepts connections. */
    public static ReverseProxy haproxy(Path directory, List<String> backends)
            throws UnavailableException, IOException, InterruptedException {
        Path binary = binary("haproxy", "haproxy");
        Path prefix = Files.createDirectories(directory.resolve("haproxy"));
        int port = Ports.reserve();
        String servers = IntStream.range(0, backends.size())
                .mapToObj(i -> "    server backend-%d %s%n".formatted(i, backends.get(i)))
                .collect(Collectors.joining());
        Path configuration =
                Files.writeString(prefix.resolve("haproxy.cfg"), configuration("haproxy.cfg", port, servers));
        return start(
                port,
                version(binary),
                prefix.resolve("haproxy.log"),
                binary.toString(),
                "-db",
                "-f",
                configuration.toString());
    }

    private static Path binary(String name, String debianPackage) throws UnavailableException {
        return Stream.of((System.getenv("PATH") + ":/usr/sbin").split(":", -1))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new UnavailableException(
                        "%s is not installed; install Debian's package %s.".formatted(name, debianPackage)));
    }

    private static String version(Path binary) throws IOException {
        Matcher version = VERSION.matcher(Commands.run(List.of(binary.toString(), "-v")));
        return version.find() ? version.group() : "unknown";
    }

    private static ReverseProxy start(int port, String version, Path log, String... command)
            throws UnavailableException, IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        ReverseProxy proxy = new ReverseProxy(process, port, version);
        long deadline = System.nanoTime() + START_TIMEOUT.toNanos();
        while (!GatewayCheck.isReachable(proxy.url())) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                proxy.close();
                throw new UnavailableException("%s did not start; see %s.".formatted(command[0], log));
            }
            Thread.sleep(POLL_INTERVAL);
        }
        return proxy;
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    public long pid() {
        return process.pid();
    }

    public String version() {
        return version;
    }

    @Override
    public void close() {
        process.destroy();
    }

    private static String configuration(String file, int port, String servers) throws IOException {
        try (InputStream template = Objects.requireNonNull(ReverseProxy.class.getResourceAsStream(file))) {
            return new String(template.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("${user}", System.getProperty("user.name").equals("root") ? "user root;" : "")
                    .replace("${servers}", servers)
                    .replace("${port}", Integer.toString(port));
        }
    }
}
