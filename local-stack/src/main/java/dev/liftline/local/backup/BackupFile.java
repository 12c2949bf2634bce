package dev.liftline.local.backup;

import dev.liftline.local.process.StartException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** A backup to be read. */
final class BackupFile implements AutoCloseable {

    private static final int BUFFER = 64 * 1024;

    private final Path path;
    private final ZipFile zip;
    private final Manifest manifest;

    private BackupFile(Path path, ZipFile zip, Manifest manifest) {
        this.path = path;
        this.zip = zip;
        this.manifest = manifest;
    }

    /**
     * Opens a file and reads its manifest.
     *
     * @throws StartException if it is not a complete backup of a format that this release reads
     */
    static BackupFile open(Path path) {
        if (!Files.isRegularFile(path)) {
            throw new StartException("There is no file %s: name one that ./liftline backup wrote.".formatted(path));
        }
        try {
            var zip = new ZipFile(path.toFile());
            try {
                return new BackupFile(path, zip, manifest(path, zip));
            } catch (IOException | RuntimeException e) {
                zip.close();
                throw e;
            }
        } catch (JacksonException e) {
            throw damaged(path, "it is no complete backup", new IOException("its manifest cannot be read", e));
        } catch (IOException e) {
            throw damaged(path, "it is no complete backup", e);
        }
    }

    private static Manifest manifest(Path path, ZipFile zip) throws IOException {
        var entry = zip.getEntry(Manifest.ENTRY);
        if (entry == null) {
            throw new IOException("no manifest");
        }
        try (var json = zip.getInputStream(entry)) {
            var tree = JsonMapper.shared().readTree(json.readAllBytes());
            var format = tree.path("format").asInt(0);
            if (format < 1) {
                throw new IOException("its manifest names no format");
            }
            if (format != Manifest.FORMAT) {
                throw new StartException(
                        "%s has format %d, and this Liftline reads format %d: restore it with the release that wrote it."
                                .formatted(path, format, Manifest.FORMAT));
            }
            return JsonMapper.shared().treeToValue(tree, Manifest.class);
        }
    }

    Manifest manifest() {
        return manifest;
    }

    /**
     * Reads every table once.
     *
     * @throws StartException if a row is missing or a byte has changed
     */
    void verify(RowProgress progress) {
        for (var table : manifest.tables()) {
            var digest = new RowDigest(table.name(), progress);
            var buffer = new byte[BUFFER];
            try (var rows = rows(table)) {
                for (int read = rows.read(buffer); read >= 0; read = rows.read(buffer)) {
                    digest.add(buffer, 0, read);
                }
            } catch (IOException e) {
                throw damaged(path, "table %s cannot be read".formatted(table.name()), e);
            }
            if (digest.rows() != table.rows() || !digest.sha256Hex().equals(table.sha256())) {
                throw damaged(
                        path, "table %s has changed".formatted(table.name()), new IOException("its checksum differs"));
            }
        }
    }

    private static StartException damaged(Path path, String why, Exception cause) {
        return new StartException(
                "%s is damaged, because %s (%s): nothing was changed; restore another backup."
                        .formatted(path, why, cause.getMessage()),
                cause);
    }

    InputStream rows(TableCopy table) throws IOException {
        var entry = zip.getEntry(table.entry());
        if (entry == null) {
            throw new IOException("no entry " + table.entry());
        }
        return zip.getInputStream(entry);
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException e) {
            // It was only read.
        }
    }
}
