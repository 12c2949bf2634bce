package dev.liftline.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BinaryCacheTest {

    @Test
    void unpacksOnceForConcurrentCallers(@TempDir Path root) {
        var cache = new BinaryCache(root);
        var unpacked = new AtomicInteger();

        var asking = Stream.generate(() -> CompletableFuture.supplyAsync(() -> cache.get("server-1", target -> {
                    unpacked.incrementAndGet();
                    Files.writeString(target, "binary");
                })))
                .limit(8)
                .toList();

        assertThat(asking.stream().map(CompletableFuture::join)).containsOnly(root.resolve("server-1"));
        assertThat(unpacked).hasValue(1);
        assertThat(root.resolve("server-1")).hasContent("binary");
    }

    @Test
    void aFailedUnpackingLeavesNothingAndGivesTheRemedy(@TempDir Path root) {
        var cache = new BinaryCache(root);

        assertThatThrownBy(() -> cache.get("server-1", target -> {
                    Files.writeString(target, "half");
                    throw new IOException("No space left on device");
                }))
                .isInstanceOf(StartException.class)
                .hasMessageContaining("No space left on device")
                .hasMessageContaining("LIFTLINE_CACHE");
        assertThat(root).isDirectoryNotContaining(file -> !file.endsWith("lock"));
    }
}
