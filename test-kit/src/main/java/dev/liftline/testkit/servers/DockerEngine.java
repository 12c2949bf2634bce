package dev.liftline.testkit.servers;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/**
 * Asks the Docker engine which images it has, over its Unix socket.
 *
 * <p>Testcontainers' own {@code isDockerAvailable()} takes minutes where an engine runs without a registry.
 */
final class DockerEngine {

    private static final Path SOCKET = Path.of("/var/run/docker.sock");

    private DockerEngine() {}

    /** Whether an engine responds within two seconds and has every image. */
    static boolean hasImages(List<String> images) {
        if (!Files.exists(SOCKET)) {
            return false;
        }
        try {
            return CompletableFuture.supplyAsync(() -> images.stream().allMatch(DockerEngine::hasImage))
                    .orTimeout(2, TimeUnit.SECONDS)
                    .join();
        } catch (CompletionException e) {
            return false;
        }
    }

    private static boolean hasImage(String image) {
        var request = "GET /images/%s/json HTTP/1.0\r\nHost: docker\r\n\r\n".formatted(image);
        try (var channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(SOCKET));
            channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
            var status = ByteBuffer.allocate("HTTP/1.0 200".length());
            while (status.hasRemaining() && channel.read(status) >= 0) {
                // A few bytes: the status line comes in one piece or two.
            }
            return new String(status.array(), StandardCharsets.US_ASCII).endsWith(" 200");
        } catch (IOException e) {
            return false;
        }
    }
}
