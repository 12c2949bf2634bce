package dev.liftline.gateway.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.liftline.gateway.upstream.ReplicaAddress;
import dev.liftline.gateway.upstream.UpstreamSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileReplicaSourceTest {

    @TempDir
    private Path folder;

    @Test
    void readsOneReplicaPerLine() throws IOException {
        Path file =
                write("# ingest\n127.0.0.1:8101\n\n  127.0.0.1:8102  # second\r\n".getBytes(StandardCharsets.UTF_8));
        assertThat(read(file))
                .containsExactly(new ReplicaAddress("127.0.0.1", 8101), new ReplicaAddress("127.0.0.1", 8102));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "# none\n"})
    void anEmptyFileIsAPoolWithoutReplicas(String content) throws IOException {
        assertThat(read(write(content.getBytes(StandardCharsets.UTF_8)))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1\n", "127.0.0.1:8101\n127.0.", "{\"replicas\":[]}"})
    void failsForAnInvalidLine(String content) throws IOException {
        Path file = write(content.getBytes(StandardCharsets.UTF_8));
        assertThatIOException().isThrownBy(() -> read(file)).withMessageContaining(file.toString());
    }

    @Test
    void failsForBytesThatAreNotUtf8() throws IOException {
        Path file = write(new byte[] {(byte) 0xff, (byte) 0xfe});
        assertThatIOException().isThrownBy(() -> read(file)).withMessageContaining("not UTF-8");
    }

    @Test
    void failsForAMissingFile() {
        assertThatIOException().isThrownBy(() -> read(folder.resolve("gone"))).withMessageContaining("does not exist");
    }

    private Path write(byte[] content) throws IOException {
        return Files.write(folder.resolve("replicas"), content);
    }

    private static List<ReplicaAddress> read(Path file) throws IOException {
        return new FileReplicaSource(new UpstreamSource.WatchedFile(file)).read();
    }
}
