package dev.liftline.local.backup;

import dev.liftline.local.process.StartException;
import dev.liftline.model.Seasons;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.postgresql.copy.CopyManager;
import org.postgresql.core.BaseConnection;

/** Loads a backup into an empty database, all of it or nothing, in one transaction. Consumers wait meanwhile. */
public final class Restore {

    /** Each new database has rows in these. The backup's replace them. */
    private static final Set<String> REFERENCE_TABLES = Set.of("resort", "lift", "season");

    private final String url;
    private final String user;
    private final String password;
    private final Migrations migrations;
    private final Migrations identityMigrations;

    /**
     * @param url JDBC URL of a database
     * @param user who can act as the owners of the schemas
     * @param migrations bring the rides of an older backup to the database's schema
     * @param identityMigrations the same for the schema {@code identity}
     */
    public Restore(String url, String user, String password, Migrations migrations, Migrations identityMigrations) {
        this.url = url;
        this.user = user;
        this.password = password;
        this.migrations = migrations;
        this.identityMigrations = identityMigrations;
    }

    /**
     * Checks the whole file, then loads it.
     *
     * @return one sentence about what was restored
     * @throws StartException if the file is damaged or newer than the database, or the database is not empty; then nothing is changed
     */
    public String read(Path file, RowProgress checked, RowProgress loaded) {
        try (var backup = BackupFile.open(file);
                var connection = DriverManager.getConnection(url, user, password)) {
            backup.verify(checked);
            connection.setAutoCommit(false);
            var schema = new DatabaseSchema(connection, OwnedSchema.PUBLIC);
            schema.actAsOwner();
            prepare(schema, backup.manifest());
            load(connection, backup, OwnedSchema.PUBLIC, loaded);
            migrate(schema, migrations, backup.manifest().schema(), schema.version());
            var identity = backup.manifest().identity();
            if (identity != null) {
                restoreIdentity(connection, backup, identity, loaded);
            }
            connection.commit();
            analyze(schema, connection);
            return "%,d rides of %,d skier days are restored, as of %s."
                    .formatted(
                            backup.manifest().rows("lift_ride"),
                            backup.manifest().rows("skier_day"),
                            backup.manifest().takenAt());
        } catch (SQLException | IOException e) {
            throw new StartException(
                    "%s cannot be restored (%s): nothing was changed.".formatted(file, e.getMessage()), e);
        }
    }

    /** Last, because gateways wait for it. */
    private void restoreIdentity(Connection connection, BackupFile backup, int version, RowProgress progress)
            throws SQLException, IOException {
        var schema = new DatabaseSchema(connection, OwnedSchema.IDENTITY);
        schema.actAsOwner();
        requireNotNewer(schema, version);
        lock(schema);
        var keys = new KeptKeys(schema);
        keys.remember();
        if (version < schema.version()) {
            recreate(schema, identityMigrations, version);
        }
        requireTables(schema, backup.manifest().tables(OwnedSchema.IDENTITY));
        schema.execute("TRUNCATE " + String.join(", ", schema.tables()));
        load(connection, backup, OwnedSchema.IDENTITY, progress);
        migrate(schema, identityMigrations, version, schema.version());
        schema.advanceSequences();
        keys.add();
    }

    /** Tells the planner about the new rows. */
    private static void analyze(DatabaseSchema schema, Connection connection) {
        try {
            connection.setAutoCommit(true);
            schema.execute("ANALYZE " + String.join(", ", schema.tables()));
        } catch (SQLException e) {
            // Autovacuum does it later.
        }
    }

    private void prepare(DatabaseSchema schema, Manifest manifest) throws SQLException {
        requireNotNewer(schema, manifest.schema());
        lock(schema);
        var tables = schema.tables();
        var rideTables = tables.stream()
                .filter(table -> !REFERENCE_TABLES.contains(table))
                .toList();
        if (schema.hasRows(rideTables)) {
            throw new StartException("The database has rides already: restore into an empty one, after"
                    + " ./liftline down, ./liftline reset and ./liftline up.");
        }
        var seasons = new TreeSet<>(schema.seasons());
        seasons.addAll(manifest.seasons());
        if (manifest.schema() < schema.version()) {
            recreate(schema, migrations, manifest.schema());
        }
        for (int season : seasons) {
            schema.execute("CREATE TABLE IF NOT EXISTS lift_ride_%s PARTITION OF lift_ride FOR VALUES IN (%d)"
                    .formatted(Seasons.text(season), season));
        }
        requireTables(schema, manifest.tables(OwnedSchema.PUBLIC));
        schema.execute("TRUNCATE " + String.join(", ", schema.tables()));
    }

    private static void requireNotNewer(DatabaseSchema schema, int backedUp) throws SQLException {
        var version = schema.version();
        if (backedUp > version) {
            throw new StartException(
                    "The backup has schema %d, and this Liftline has %d: update Liftline, then restore."
                            .formatted(backedUp, version));
        }
    }

    private static void lock(DatabaseSchema schema) throws SQLException {
        schema.execute("SET LOCAL lock_timeout = '30s'");
        schema.execute("LOCK TABLE %s IN ACCESS EXCLUSIVE MODE".formatted(String.join(", ", schema.tables())));
    }

    /** Replaces the tables by those of an older schema. */
    private static void recreate(DatabaseSchema schema, Migrations migrations, int version) throws SQLException {
        schema.execute("DROP TABLE %s CASCADE".formatted(String.join(", ", schema.tables())));
        migrate(schema, migrations, 0, version);
    }

    private static void migrate(DatabaseSchema schema, Migrations migrations, int from, int to) throws SQLException {
        if (from < to && migrations.latest() < to) {
            throw new StartException(
                    "The database has schema %d, and the built service has %d: build Liftline, then restore."
                            .formatted(to, migrations.latest()));
        }
        for (var script : migrations.between(from, to)) {
            schema.migrate(script);
        }
    }

    /** Names from the file become part of SQL text, so each must be one of the database's. */
    private static void requireTables(DatabaseSchema schema, List<TableCopy> copies) throws SQLException {
        var known = new HashSet<>(schema.tables());
        for (var copy : copies) {
            if (!known.contains(copy.name())
                    || !new HashSet<>(schema.columns(copy.name())).containsAll(copy.columns())) {
                throw new StartException(
                        "The backup has a table or column that the database lacks (%s): restore it with the release that wrote it."
                                .formatted(copy.name()));
            }
        }
    }

    private static void load(Connection connection, BackupFile backup, OwnedSchema schema, RowProgress progress)
            throws SQLException, IOException {
        for (var table : backup.manifest().tables(schema)) {
            load(new CopyManager(connection.unwrap(BaseConnection.class)), backup, table, progress);
        }
    }

    private static void load(CopyManager copies, BackupFile backup, TableCopy table, RowProgress progress)
            throws SQLException, IOException {
        try (var rows = backup.rows(table)) {
            var copy = copies.copyIn(
                    "COPY %s (%s) FROM STDIN".formatted(table.name(), String.join(", ", table.columns())));
            try {
                var counted = new RowDigest(table.name(), progress);
                var buffer = new byte[64 * 1024];
                for (int read = rows.read(buffer); read >= 0; read = rows.read(buffer)) {
                    copy.writeToCopy(buffer, 0, read);
                    counted.add(buffer, 0, read);
                }
                if (copy.endCopy() != table.rows()) {
                    throw new IOException("PostgreSQL did not take every row of " + table.name());
                }
            } finally {
                if (copy.isActive()) {
                    copy.cancelCopy();
                }
            }
        }
    }
}
