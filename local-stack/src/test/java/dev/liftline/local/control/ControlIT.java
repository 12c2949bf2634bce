package dev.liftline.local.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.liftline.local.LocalStack;
import dev.liftline.local.StackHome;
import dev.liftline.local.StackPorts;
import dev.liftline.local.process.StartException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ControlIT {

    @Test
    void requiresTheSecretToken(@TempDir Path directory) throws Exception {
        var home = home(directory);
        try (var server = new ControlServer(stack(home), home, report -> 0, () -> {})) {
            assertThat(server).isNotNull();
            var file = home.run().resolve("control");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            var launcher = ControlFile.read(home).orElseThrow();

            assertThat(status(launcher.port(), launcher.token())).isEqualTo(200);
            assertThat(status(launcher.port(), "guess")).isEqualTo(401);
        }
        assertThat(ControlFile.read(home)).isEmpty();
    }

    @Test
    void saysWhyACommandFails(@TempDir Path directory) {
        var home = home(directory);
        try (var _ = new ControlServer(
                stack(home),
                home,
                report -> {
                    throw new StartException("ingest-1 does not start.");
                },
                () -> {})) {
            var launcher = ControlClient.connect(home);

            assertThatThrownBy(() -> launcher.debug("foo-1")).hasMessageStartingWith("There is no replica 'foo-1'");
            assertThatThrownBy(() -> launcher.reload(line -> {})).hasMessage("ingest-1 does not start.");
        }
    }

    @Test
    void explainsHowToStartWhenNothingRuns(@TempDir Path directory) {
        assertThatThrownBy(() -> ControlClient.of(home(directory)))
                .isInstanceOf(StartException.class)
                .hasMessage("Liftline is not running: ./liftline up starts it.");
    }

    @Test
    void respondsToDownBeforeItStops(@TempDir Path directory) throws Exception {
        var home = home(directory);
        var running = new AtomicReference<ControlServer>();
        var stopped = new CountDownLatch(1);
        running.set(new ControlServer(stack(home), home, report -> 0, () -> {
            running.get().close();
            stopped.countDown();
        }));
        var launcher = ControlFile.read(home).orElseThrow();

        assertThat(status(launcher.port(), launcher.token(), "/down")).isEqualTo(200);

        stopped.await();
    }

    private static StackHome home(Path directory) {
        var home = new StackHome(directory);
        try {
            Files.createDirectories(home.run());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return home;
    }

    private static LocalStack stack(StackHome home) {
        return LocalStack.builder()
                .home(home.root())
                .ports(StackPorts.ephemeral())
                .build();
    }

    private static int status(int port, String token) throws Exception {
        return status(port, token, "/status");
    }

    private static int status(int port, String token, String path) throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(port, path)))
                    .header("Authorization", "Bearer " + token)
                    .build();
            return http.send(request, BodyHandlers.discarding()).statusCode();
        }
    }
}
