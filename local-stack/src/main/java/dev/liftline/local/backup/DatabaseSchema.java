package dev.liftline.local.backup;

import dev.liftline.local.process.StartException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** The tables of Liftline's database as they are. Table and column names are safe in SQL text. */
final class DatabaseSchema {

    static final String RIDES = "lift_ride";

    private static final String HISTORY = "flyway_schema_history";

    // A table follows those that it references; references are one level deep.
    private static final String TABLES = """
        SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relname <> '%s'
        ORDER BY (SELECT count(*) FROM pg_constraint k WHERE k.conrelid = c.oid AND k.contype = 'f'), c.relname
        """.formatted(HISTORY);

    private static final String SEASONS = """
        SELECT substring(pg_get_expr(c.relpartbound, c.oid) FROM '\\d+')
        FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
        WHERE i.inhparent = '%s'::regclass ORDER BY 1
        """.formatted(RIDES);

    private final Connection connection;

    DatabaseSchema(Connection connection) {
        this.connection = connection;
    }

    /**
     * The last migration.
     *
     * @throws StartException if no consumer has created the schema yet
     */
    int version() throws SQLException {
        if (strings("SELECT to_regclass('%s')".formatted(HISTORY)).isEmpty()) {
            throw noSchema();
        }
        return strings("SELECT version FROM %s WHERE success AND version IS NOT NULL".formatted(HISTORY)).stream()
                .mapToInt(Integer::parseInt)
                .max()
                .orElseThrow(DatabaseSchema::noSchema);
    }

    private static StartException noSchema() {
        return new StartException(
                "The database has no schema yet: a consumer creates it when it starts; try again then.");
    }

    List<String> tables() throws SQLException {
        return strings(TABLES);
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
