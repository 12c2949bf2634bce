package dev.liftline.local.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.liftline.local.postgres.Postgres;
import dev.liftline.local.postgres.PostgresDatabases;
import dev.liftline.local.process.ManagedProcess;
import dev.liftline.local.process.Ports;
import dev.liftline.local.process.StartException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backup and restore of the consumer's schema on a real PostgreSQL. */
class BackupIT {

    private static final Path SCRIPTS = Path.of("../liftride-consumer-service/src/main/resources/db/migration");
    private static final Path IDENTITY_SCRIPTS = Path.of("../identity-service/src/main/resources/db/identity");
    private static final int RIDES = 5_000;
    private static final List<String> TABLES =
            List.of("resort", "lift", "season", "lift_ride", "skier_day", "lift_hour");

    @TempDir
    private static Path directory = Path.of("");

    private static final int PORT = Ports.reserve();
    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static ManagedProcess postgres = Postgres.process(Path.of(""), Path.of(""), PORT);

    private final PostgresDatabases databases = new PostgresDatabases(PORT);
    private Migrations migrations = new Migrations(Map.of());
    private Migrations identityMigrations = new Migrations(Map.of());
    private String source = "";
    private String target = "";
    private Path file = Path.of("");

    @BeforeAll
    static void start() {
        postgres = Postgres.process(directory.resolve("postgres"), directory.resolve("postgres.log"), PORT);
        postgres.start();
    }

    @AfterAll
    static void kill() {
        postgres.kill();
    }

    @BeforeEach
    void createDatabases() throws Exception {
        migrations = new Migrations(scripts(SCRIPTS));
        identityMigrations = new Migrations(scripts(IDENTITY_SCRIPTS));
        source = database(migrations.latest());
        target = database(migrations.latest());
        file = directory.resolve("backup-" + DATABASES.get());
        execute(source, "CREATE TABLE lift_ride_2026 PARTITION OF lift_ride FOR VALUES IN (2026)");
        execute(source, """
            INSERT INTO lift_ride
            SELECT now(), 1, skier, 2026, 7, 217, 21, 210, CASE WHEN mod(skier, 2) = 0 THEN E'gate\\t\\n\\\\' || skier END
            FROM generate_series(1, %d) AS skier
            """.formatted(RIDES));
        execute(source, "INSERT INTO skier_day SELECT skier_id, 1, 1, 210, 2026, 7 FROM lift_ride");
        execute(source, "INSERT INTO lift_hour VALUES (1, %d, 2026, 7, 21, 9, 0)".formatted(RIDES));
        execute(source, "INSERT INTO season VALUES (1, 2031)");
    }

    @Test
    void restoresEveryRowOfEveryTable() throws Exception {
        assertThat(backup()).startsWith("5,000 rides of 5,000 skier days are backed up in " + file);

        assertThat(restore()).startsWith("5,000 rides of 5,000 skier days are restored, as of 20");

        assertThat(content(target)).isEqualTo(content(source));
        assertThat(Path.of(file + ".partial")).doesNotExist();
    }

    @Test
    void restoresWhoMayDoWhatAndKeepsTheKeysOfTheRunningStack() throws Exception {
        addIdentity(source, "old");
        changeIdentity(source, "INSERT INTO identity.account (skier_id, pin_hash, shares) VALUES (7, 'hash', true)");
        changeIdentity(source, "INSERT INTO identity.pass VALUES ('LL-00000007', 7, NULL, '2026-01-01', NULL)");
        changeIdentity(
                source, "INSERT INTO identity.audit (event, subject, actor, address) VALUES ('e', 's', 'a', '')");
        backup();
        addIdentity(target, "new");
        changeIdentity(target, "UPDATE identity.access_version SET version = 40");

        restore();

        assertThat(content(target)).isEqualTo(content(source));
        assertThat(identity(target, "SELECT key_id FROM identity.api_key ORDER BY 1"))
                .containsExactly("new", "old");
        assertThat(identity(target, "SELECT pass_id FROM identity.pass JOIN identity.account USING (skier_id)"))
                .containsExactly("LL-00000007");
        // Every gateway sees a change of everything.
        assertThat(identity(target, "SELECT version FROM identity.access_version"))
                .containsExactly("41");
        assertThat(identity(target, "SELECT DISTINCT version FROM identity.api_key"))
                .containsExactly("41");
        assertThat(identity(target, "SELECT version FROM identity.account WHERE shares"))
                .containsExactly("41");
        changeIdentity(
                target, "INSERT INTO identity.audit (event, subject, actor, address) VALUES ('e', 's', 'a', '')");
        assertThat(identity(target, "SELECT audit_id FROM identity.audit ORDER BY 1"))
                .containsExactly("1", "2");
    }

    @Test
    void aKeyThatWasRevokedOrExpiresSinceTheBackupStaysSo() throws Exception {
        addIdentity(source, "revoked");
        changeIdentity(
                source,
                "INSERT INTO identity.api_key (key_id, hash, name, role, version) VALUES ('r', 'r', 'r', 'admin', 7)");
        backup();
        addIdentity(target, "revoked");
        changeIdentity(
                target,
                "INSERT INTO identity.api_key (key_id, hash, name, role, version) VALUES ('r', 'r', 'r', 'admin', 7)");
        changeIdentity(target, "UPDATE identity.api_key SET revoked_at = '2027-01-01' WHERE key_id = 'revoked'");
        changeIdentity(target, "UPDATE identity.api_key SET expires_at = '2027-01-02' WHERE key_id = 'r'");

        restore();

        assertThat(
                        identity(
                                target,
                                "SELECT key_id || ' ' || coalesce(revoked_at, expires_at)::date FROM identity.api_key ORDER BY 1"))
                .containsExactly("r 2027-01-02", "revoked 2027-01-01");
    }

    @Test
    void aBackupFromBeforeTheIdentityServiceLeavesWhoMayDoWhat() throws Exception {
        backup();
        addIdentity(target, "new");

        restore();

        assertThat(content(target)).isEqualTo(content(source));
        assertThat(identity(target, "SELECT key_id FROM identity.api_key")).containsExactly("new");
    }

    @Test
    void aDatabaseWithoutAnIdentitySchemaIsNotReady() throws Exception {
        addIdentity(source, "old");
        backup();
        var before = content(target);

        assertThatThrownBy(this::restore)
                .isInstanceOf(StartException.class)
                .hasMessageContaining("has no schema yet: an identity replica creates it");
        assertThat(content(target)).isEqualTo(before);
    }

    @Test
    void migratesABackupOfAnOlderSchema() throws Exception {
        var older = database(2);
        execute(older, "CREATE TABLE lift_ride_2026 PARTITION OF lift_ride FOR VALUES IN (2026)");
        execute(older, "INSERT INTO lift_ride VALUES (now(), 1, 5, 2026, 7, 217, 21, 210, NULL)");
        execute(older, "INSERT INTO skier_day VALUES (5, 1, 1, 210, 2026, 7)");
        new Backup(older, PostgresDatabases.SUPERUSER, "").write(file, false, silent());

        restore();

        for (var script : migrations.between(2, migrations.latest())) {
            execute(older, script);
        }
        assertThat(content(target)).isEqualTo(content(older));
        execute(target, "INSERT INTO skier_day VALUES (6, 1, 1, 3000000000, 2026, 7)");
    }

    @Test
    void rejectsABackupOfANewerSchema() throws Exception {
        backup();
        var old = database(2);

        assertThatThrownBy(() -> restorer(old).read(file, silent(), silent()))
                .isInstanceOf(StartException.class)
                .hasMessage("The backup has schema %d, and this Liftline has 2: update Liftline, then restore."
                        .formatted(migrations.latest()));
    }

    @Test
    void rejectsADatabaseWithRides() throws Exception {
        backup();
        var before = content(source);

        assertThatThrownBy(() -> restorer(source).read(file, silent(), silent()))
                .isInstanceOf(StartException.class)
                .hasMessageContaining("has rides already")
                .hasMessageContaining("./liftline reset");
        assertThat(content(source)).isEqualTo(before);
    }

    @Test
    void rejectsATruncatedFileAndChangesNothing() throws Exception {
        backup();
        var before = content(target);
        var bytes = Files.readAllBytes(file);

        for (int length : new int[] {0, 100, bytes.length / 2, bytes.length - 1}) {
            Files.write(file, Arrays.copyOf(bytes, length));
            assertThatThrownBy(this::restore)
                    .as("%d of %d bytes", length, bytes.length)
                    .isInstanceOf(StartException.class)
                    .hasMessageContaining(file + " is damaged")
                    .hasMessageContaining("nothing was changed");
        }
        assertThat(content(target)).isEqualTo(before);
    }

    @Test
    void rejectsAChangedFileAndChangesNothing() throws Exception {
        backup();
        var before = content(target);
        var bytes = Files.readAllBytes(file);
        int rejected = 0;

        for (int position = 50; position < bytes.length; position += bytes.length / 40) {
            var changed = bytes.clone();
            changed[position] ^= 0x20;
            Files.write(file, changed);
            try (var opened = BackupFile.open(file)) {
                // Bytes that hold no data, such as times of entries, may change.
                opened.verify(silent());
            } catch (StartException e) {
                rejected++;
                assertThat(e).hasMessageContaining("is damaged");
                assertThatThrownBy(this::restore).isInstanceOf(StartException.class);
            }
        }
        assertThat(rejected).isGreaterThan(30);
        assertThat(content(target)).isEqualTo(before);
    }

    @Test
    void doesNotReplaceAFileUnlessForced() throws Exception {
        Files.writeString(file, "mine");

        assertThatThrownBy(this::backup)
                .isInstanceOf(StartException.class)
                .hasMessage("%s exists: choose another file, or replace it with --force.", file);
        assertThat(file).hasContent("mine");

        new Backup(source, PostgresDatabases.SUPERUSER, "").write(file, true, silent());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        restore();
        assertThat(content(target)).isEqualTo(content(source));
    }

    @Test
    void leavesNoFileOfADatabaseWithoutASchema() throws Exception {
        execute(source, "DROP TABLE flyway_schema_history");

        assertThatThrownBy(this::backup).isInstanceOf(StartException.class).hasMessageContaining("has no schema yet");

        assertThat(file).doesNotExist();
        assertThat(Path.of(file + ".partial")).doesNotExist();
    }

    private String backup() {
        return new Backup(source, PostgresDatabases.SUPERUSER, "").write(file, false, silent());
    }

    private String restore() {
        return restorer(target).read(file, silent(), silent());
    }

    private Restore restorer(String url) {
        return new Restore(url, PostgresDatabases.SUPERUSER, "", migrations, identityMigrations);
    }

    private static RowProgress silent() {
        return new RowProgress(new PrintWriter(new StringWriter()), "copied");
    }

    /** A database with the schema that the consumer's migrations make, and their record. */
    private String database(int version) throws Exception {
        var name = "backup_" + DATABASES.incrementAndGet();
        databases.create(name);
        var url = databases.url(name);
        execute(url, "CREATE TABLE flyway_schema_history (version text, success boolean)");
        for (var script : migrations.between(0, version)) {
            execute(url, script);
        }
        for (int migration = 1; migration <= version; migration++) {
            execute(url, "INSERT INTO flyway_schema_history VALUES ('%d', true)".formatted(migration));
        }
        return url;
    }

    /** Adds what the identity service makes: its schema, and a key. */
    private void addIdentity(String url, String key) throws SQLException {
        try (var connection = DriverManager.getConnection(url, PostgresDatabases.SUPERUSER, "");
                var statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA identity AUTHORIZATION liftline_identity");
            statement.execute("SET ROLE liftline_identity");
            statement.execute("SET search_path TO identity");
            statement.execute("CREATE TABLE flyway_schema_history (version text, success boolean)");
            for (var script : identityMigrations.between(0, identityMigrations.latest())) {
                statement.execute(script);
            }
            statement.execute(
                    "INSERT INTO flyway_schema_history VALUES ('%d', true)".formatted(identityMigrations.latest()));
            statement.execute(
                    "INSERT INTO api_key (key_id, hash, name, role, version) VALUES ('%1$s', '%1$s', '%1$s', 'admin', 7)"
                            .formatted(key));
            statement.execute("UPDATE access_version SET version = 7");
        }
    }

    private static List<String> identity(String url, String query) throws SQLException {
        try (var connection = DriverManager.getConnection(url, PostgresDatabases.IDENTITY_ROLE, "");
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            var values = new ArrayList<String>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }

    private static void changeIdentity(String url, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(url, PostgresDatabases.IDENTITY_ROLE, "");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Map<Integer, String> scripts(Path directory) throws IOException {
        var scripts = new TreeMap<Integer, String>();
        try (var files = Files.list(directory)) {
            for (var script : files.toList()) {
                scripts.put(
                        Integer.valueOf(script.getFileName().toString().replaceFirst("V(\\d+)__.*", "$1")),
                        Files.readString(script));
            }
        }
        return scripts;
    }

    /** Every row of every table as text. */
    private static List<String> content(String url) throws SQLException {
        var rows = new ArrayList<String>();
        try (var connection = DriverManager.getConnection(url, PostgresDatabases.ROLE, "");
                var statement = connection.createStatement()) {
            for (var table : TABLES) {
                try (var result = statement.executeQuery("SELECT t::text FROM %s t ORDER BY 1".formatted(table))) {
                    while (result.next()) {
                        rows.add(table + result.getString(1));
                    }
                }
            }
        }
        return rows;
    }

    private static void execute(String url, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(url, PostgresDatabases.ROLE, "");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
