package dev.liftline.local.backup;

import dev.liftline.local.process.StartException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The tables of a schema of Liftline's database as they are. Table and column names are safe in SQL text; those of another schema than
 * {@code public} begin with its name.
 */
final class DatabaseSchema {

    static final String RIDES = "lift_ride";

    private static final String HISTORY = "flyway_schema_history";

    private static final String SEASONS = """
        SELECT substring(pg_get_expr(c.relpartbound, c.oid) FROM '\\d+')
        FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
        WHERE i.inhparent = '%s'::regclass ORDER BY 1
        """.formatted(RIDES);

    private final Connection connection;
    private final OwnedSchema schema;

    DatabaseSchema(Connection connection, OwnedSchema schema) {
        this.connection = connection;
        this.schema = schema;
    }

    /** Whether its service has created it. */
    boolean exists() throws SQLException {
        return !strings("SELECT to_regclass('%s')".formatted(history())).isEmpty();
    }

    private String history() {
        return schema.label() + "." + HISTORY;
    }

    /**
     * The last migration.
     *
     * @throws StartException if its service has not created it yet
     */
    int version() throws SQLException {
        if (!exists()) {
            throw noSchema();
        }
        return strings("SELECT version FROM %s WHERE success AND version IS NOT NULL".formatted(history())).stream()
                .mapToInt(Integer::parseInt)
                .max()
                .orElseThrow(this::noSchema);
    }

    private StartException noSchema() {
        return new StartException("The database has no schema yet: %s creates it when it starts; try again then."
                .formatted(schema.creator()));
    }

    /** A table follows those that it references; references are one level deep. */
    List<String> tables() throws SQLException {
        return strings("""
            SELECT CASE n.nspname WHEN 'public' THEN '' ELSE n.nspname || '.' END || c.relname
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = '%s' AND c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relname <> '%s'
            ORDER BY (SELECT count(*) FROM pg_constraint k WHERE k.conrelid = c.oid AND k.contype = 'f'), c.relname
            """.formatted(schema.label(), HISTORY));
    }

    List<String> columns(String table) throws SQLException {
        return strings("""
            SELECT attname FROM pg_attribute
            WHERE attrelid = '%s'::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''
            ORDER BY attnum
            """.formatted(table));
    }

    List<Integer> seasons() throws SQLException {
        return strings(SEASONS).stream().map(Integer::valueOf).toList();
    }

    /** Whether one of the tables has a row. */
    boolean hasRows(Collection<String> tables) throws SQLException {
        return !strings(tables.stream()
                        .map("(SELECT 'found' FROM %s LIMIT 1)"::formatted)
                        .collect(Collectors.joining(" UNION ALL ")))
                .isEmpty();
    }

    /** Makes the numbers that the database generates go on after the largest present one. */
    void advanceSequences() throws SQLException {
        for (var table : tables()) {
            for (var column : strings("""
                SELECT attname FROM pg_attribute WHERE attrelid = '%s'::regclass AND attidentity <> ''
                """.formatted(table))) {
                execute("SELECT setval(pg_get_serial_sequence('%1$s', '%2$s'), (SELECT max(%2$s) FROM %1$s))"
                        .formatted(table, column));
            }
        }
    }

    /** Makes the rest of the transaction act as its owner. */
    void actAsOwner() throws SQLException {
        execute("SET LOCAL ROLE " + schema.owner());
    }

    /** Runs a migration, whose tables have no schema in their names. */
    void migrate(String script) throws SQLException {
        execute("SET LOCAL search_path TO " + schema.label());
        execute(script);
        execute("SET LOCAL search_path TO public");
    }

    void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> strings(String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            var values = new ArrayList<String>();
            while (rows.next()) {
                var value = rows.getString(1);
                if (value != null) {
                    values.add(value);
                }
            }
            return values;
        }
    }
}
