package dev.liftline.benchmarks.gateway;

import dev.liftline.benchmarks.figure.UnavailableException;
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
import java.util.stream.Stream;

/** An nginx process as proxy in front of the same backends as the gateway, with keep-alive on both sides. */
final class Nginx implements AutoCloseable {

    private static final Duration POLL_INTERVAL = Duration.ofMillis(50);

    private final Process process;
    private final int port;

    private Nginx(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts nginx with its files in {@code directory} and waits until it accepts connections. */
    static Nginx start(Path directory, List<String> backends)
            throws UnavailableException, IOException, InterruptedException {
        Path binary = Stream.of((System.getenv("PATH") + ":/usr/sbin").split(":", -1))
                .map(folder -> Path.of(folder, "nginx"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() ->
                        new UnavailableException("nginx is not installed; install Debian's package nginx-light."));
        Path prefix = Files.createDirectories(directory.resolve("nginx"));
        int port = Ports.reserve();
        Path configuration = Files.writeString(prefix.resolve("nginx.conf"), configuration(port, backends));
        Process process = new ProcessBuilder(
                        binary.toString(), "-p", prefix.toString(), "-c", configuration.toString(), "-e", "error.log")
                .redirectErrorStream(true)
                .redirectOutput(prefix.resolve("nginx.log").toFile())
                .start();
        Nginx nginx = new Nginx(process, port);
        while (!GatewayCheck.isReachable(nginx.url())) {
            if (!process.isAlive()) {
                throw new UnavailableException("nginx did not start; see " + prefix.resolve("nginx.log") + ".");
            }
            Thread.sleep(POLL_INTERVAL);
        }
        return nginx;
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        process.destroy();
    }

    private static String configuration(int port, List<String> backends) throws IOException {
        try (InputStream template = Objects.requireNonNull(Nginx.class.getResourceAsStream("nginx.conf"))) {
            return new String(template.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("${user}", System.getProperty("user.name").equals("root") ? "user root;" : "")
                    .replace("${servers}", "server " + String.join("; server ", backends) + ";")
                    .replace("${port}", Integer.toString(port));
        }
    }
}
