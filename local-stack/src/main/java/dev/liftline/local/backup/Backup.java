package dev.liftline.local.backup;

import dev.liftline.local.process.StartException;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.postgresql.copy.CopyManager;
import org.postgresql.core.BaseConnection;
import tools.jackson.databind.json.JsonMapper;

/** Copies the whole database, as one transaction sees it, into one file that only its user can read. Liftline may work meanwhile. */
public final class Backup {

    private static final FileAttribute<?> OF_THE_USER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final String url;
    private final String user;
    private final String password;

    /**
     * @param url JDBC URL of a database
     * @param user who can read every schema
     */
    public Backup(String url, String user, String password) {
        this.url = url;
        this.user = user;
        this.password = password;
    }

    /**
     * Writes the file, first under the name {@code FILE.partial}.
     *
     * @param replace whether an existing file may be replaced
     * @return one sentence about the backup
     * @throws StartException if the file exists, cannot be written, or the database fails; then there is no new file
     */
    public String write(Path file, boolean replace, RowProgress progress) {
        if (Files.exists(file) && !replace) {
            throw new StartException("%s exists: choose another file, or replace it with --force.".formatted(file));
        }
        var partial = file.resolveSibling(file.getFileName() + ".partial");
        var done = false;
        try {
            var manifest = copy(partial, progress);
            try (var channel = FileChannel.open(partial, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
            done = true;
            return "%,d rides of %,d skier days are backed up in %s (%,d KiB, schema %d)."
                    .formatted(
                            manifest.rows("lift_ride"),
                            manifest.rows("skier_day"),
                            file,
                            (Files.size(file) + 1023) / 1024,
                            manifest.schema());
        } catch (IOException e) {
            throw new StartException(
                    "%s cannot be written (%s): choose another file.".formatted(file, e.getMessage()), e);
        } catch (SQLException e) {
            throw new StartException(
                    "PostgreSQL cannot be read (%s): ./liftline status shows whether it runs."
                            .formatted(e.getMessage()),
                    e);
        } finally {
            if (!done) {
                discard(partial);
            }
        }
    }

    private Manifest copy(Path partial, RowProgress progress) throws IOException, SQLException {
        Files.deleteIfExists(partial);
        Files.createFile(partial, OF_THE_USER);
        try (var connection = DriverManager.getConnection(url, user, password);
                var zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(partial)))) {
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setReadOnly(true);
            connection.setAutoCommit(false);
            var takenAt = Instant.now().truncatedTo(ChronoUnit.MILLIS);
            var schema = new DatabaseSchema(connection, OwnedSchema.PUBLIC);
            var copies = new ArrayList<TableCopy>(copy(schema, connection, zip, progress));
            var identity = new DatabaseSchema(connection, OwnedSchema.IDENTITY);
            var hasIdentity = identity.exists();
            if (hasIdentity) {
                copies.addAll(copy(identity, connection, zip, progress));
            }
            var manifest = Manifest.of(
                    schema.version(), hasIdentity ? identity.version() : null, takenAt, schema.seasons(), copies);
            zip.putNextEntry(new ZipEntry(Manifest.ENTRY));
            zip.write(JsonMapper.shared().writeValueAsBytes(manifest));
            zip.closeEntry();
            return manifest;
        }
    }

    private static List<TableCopy> copy(
            DatabaseSchema schema, Connection connection, ZipOutputStream zip, RowProgress progress)
            throws IOException, SQLException {
        var copies = new ArrayList<TableCopy>();
        for (var table : schema.tables()) {
            var columns = schema.columns(table);
            var digest = new RowDigest(table, progress);
            zip.putNextEntry(new ZipEntry(TableCopy.entry(table)));
            // A partitioned table cannot be copied by its name.
            new CopyManager(connection.unwrap(BaseConnection.class))
                    .copyOut(
                            "COPY (SELECT %s FROM %s) TO STDOUT".formatted(String.join(", ", columns), table),
                            digesting(zip, digest));
            zip.closeEntry();
            copies.add(new TableCopy(table, columns, digest.rows(), digest.sha256Hex()));
        }
        return copies;
    }

    private static OutputStream digesting(OutputStream target, RowDigest digest) {
        return new FilterOutputStream(target) {
            @Override
            public void write(int b) throws IOException {
                write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                out.write(bytes, offset, length);
                digest.add(bytes, offset, length);
            }
        };
    }

    private static void discard(Path partial) {
        try {
            Files.deleteIfExists(partial);
        } catch (IOException e) {
            // The next backup to this file overwrites it.
        }
    }
}
