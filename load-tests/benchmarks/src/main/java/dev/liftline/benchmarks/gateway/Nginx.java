package dev.liftline.benchmarks.gateway;

import dev.liftline.benchmarks.figure.UnavailableException;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An nginx process as proxy in front of the same backends as the gateway, with keep-alive on both sides. */
final class Nginx implements AutoCloseable {

    private final Process process;
    private final int port;

    private Nginx(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts nginx with its files in {@code directory} and waits until it accepts connections. */
    static Nginx start(Path directory, int port, List<String> backends)
            throws UnavailableException, IOException, InterruptedException {
        Path binary = Stream.of(System.getenv("PATH").split(File.pathSeparator, -1), new String[] {"/usr/sbin"})
                .flatMap(Stream::of)
                .map(folder -> Path.of(folder, "nginx"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() ->
                        new UnavailableException("nginx is not installed; install Debian's package nginx-light."));
        Path prefix = Files.createDirectories(directory.resolve("nginx"));
        Path configuration = Files.writeString(prefix.resolve("nginx.conf"), configuration(port, backends));
        Process process = new ProcessBuilder(
                        binary.toString(), "-p", prefix.toString(), "-c", configuration.toString(), "-e", "error.log")
                .redirectErrorStream(true)
                .redirectOutput(prefix.resolve("nginx.log").toFile())
                .start();
        Nginx nginx = new Nginx(process, port);
        nginx.awaitReady(prefix);
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
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitReady(Path prefix) throws UnavailableException, InterruptedException {
        for (int attempt = 0; attempt < 100; attempt++) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
                return;
            } catch (IOException notYet) {
                Thread.sleep(50);
            }
        }
        close();
        throw new UnavailableException("nginx did not start; see " + prefix.resolve("nginx.log") + ".");
    }

    private static String configuration(int port, List<String> backends) {
        String servers =
                backends.stream().map(backend -> "server " + backend + ";").collect(Collectors.joining(" "));
        String user = System.getProperty("user.name").equals("root") ? "user root;" : "";
        return """
                daemon off;
                %s
                worker_processes auto;
                pid nginx.pid;
                events { worker_connections 1024; }
                http {
                    access_log off;
                    client_body_temp_path body;
                    proxy_temp_path proxy;
                    fastcgi_temp_path fastcgi;
                    uwsgi_temp_path uwsgi;
                    scgi_temp_path scgi;
                    keepalive_requests 1000000000;
                    upstream backends { least_conn; %s keepalive 128; keepalive_requests 1000000000; }
                    server {
                        listen 127.0.0.1:%d;
                        location / {
                            proxy_pass http://backends;
                            proxy_http_version 1.1;
                            proxy_set_header Connection "";
                            proxy_set_header X-Forwarded-For $remote_addr;
                            proxy_set_header X-Request-Id $request_id;
                        }
                    }
                }
                """.formatted(user, servers, port);
    }
}
