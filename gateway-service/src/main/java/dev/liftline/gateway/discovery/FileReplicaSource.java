package dev.liftline.gateway.discovery;

import dev.liftline.gateway.upstream.ReplicaAddress;
import dev.liftline.gateway.upstream.UpstreamSource;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads a file of replicas; an empty file is a pool without replicas. The whole file is read each time: it is small, and file
 * times and notifications may miss a change.
 */
final class FileReplicaSource implements ReplicaSource {

    private static final long MAX_BYTES = 1024 * 1024;

    private final Path path;

    FileReplicaSource(UpstreamSource.WatchedFile source) {
        this.path = source.path();
    }

    @Override
    public List<ReplicaAddress> read() throws IOException {
        try {
            if (Files.size(path) > MAX_BYTES) {
                throw new IOException("the file " + path + " is not a list of replicas: it is over a mebibyte");
            }
            return Files.readString(path, StandardCharsets.UTF_8)
                    .lines()
                    .map(FileReplicaSource::withoutComment)
                    .filter(line -> !line.isEmpty())
                    .map(ReplicaAddress::parse)
                    .toList();
        } catch (NoSuchFileException e) {
            throw new IOException("the file " + path + " does not exist", e);
        } catch (CharacterCodingException e) {
            throw new IOException("the file " + path + " is not a list of replicas: it is not UTF-8 text", e);
        } catch (IllegalArgumentException e) {
            throw new IOException("the file " + path + " is not a list of replicas: " + e.getMessage(), e);
        }
    }

    private static String withoutComment(String line) {
        int comment = line.indexOf('#');
        return (comment < 0 ? line : line.substring(0, comment)).strip();
    }
}
