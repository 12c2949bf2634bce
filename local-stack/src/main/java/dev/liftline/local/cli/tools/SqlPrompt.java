package dev.liftline.local.cli.tools;

import dev.liftline.local.process.StartException;
import dev.liftline.local.terminal.TextTable;
import java.io.IOException;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Runs SQL over JDBC and prints the rows: a small psql for machines without one. */
final class SqlPrompt {

    private static final String HELP = "SQL ends with a semicolon; \\dt lists the tables, \\q leaves.";

    private static final String TABLES = """
        SELECT c.relname AS table, pg_size_pretty(pg_total_relation_size(c.oid)) AS size
        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') ORDER BY 1
        """;

    private final String url;
    private final String user;
    private final String password;
    private final PrintWriter out;
    private final PrintWriter err;

    /** @param err receives why PostgreSQL rejects a statement */
    SqlPrompt(String url, String user, String password, PrintWriter out, PrintWriter err) {
        this.url = url;
        this.user = user;
        this.password = password;
        this.out = out;
        this.err = err;
    }

    /** Runs SQL, one or several statements. Returns the exit code: 1 if PostgreSQL rejects it. */
    int run(String sql) {
        try (var connection = connect()) {
            return execute(connection, sql) ? 0 : 1;
        } catch (SQLException e) {
            throw notAvailable(e);
        }
    }

    /** Runs the statements of standard input. Returns the exit code: 1 if PostgreSQL rejected one. */
    int read() {
        try (var connection = connect()) {
            var lines = new InputLines(out);
            var sql = new StringBuilder();
            var succeeded = true;
            for (var line = lines.next("liftline=> "); line.isPresent(); line = lines.next(prompt(sql))) {
                var text = line.get().strip();
                if (sql.isEmpty() && text.startsWith("\\")) {
                    if (text.equals("\\q")) {
                        break;
                    }
                    succeeded &= meta(connection, text);
                    continue;
                }
                sql.append(text).append('\n');
                if (text.endsWith(";")) {
                    succeeded &= execute(connection, sql.toString());
                    sql.setLength(0);
                }
            }
            if (!sql.toString().isBlank()) {
                succeeded &= execute(connection, sql.toString());
            }
            return succeeded ? 0 : 1;
        } catch (SQLException e) {
            throw notAvailable(e);
        } catch (IOException e) {
            throw new StartException("Standard input cannot be read: " + e.getMessage() + ".", e);
        }
    }

    private static String prompt(StringBuilder sql) {
        return sql.isEmpty() ? "liftline=> " : "liftline-> ";
    }

    private boolean meta(Connection connection, String command) {
        if (command.equals("\\dt")) {
            return execute(connection, TABLES);
        }
        out.println(HELP);
        return true;
    }

    private boolean execute(Connection connection, String sql) {
        try (var statement = connection.createStatement()) {
            var isRows = statement.execute(sql);
            while (isRows || statement.getUpdateCount() >= 0) {
                if (isRows) {
                    print(Objects.requireNonNull(statement.getResultSet()));
                } else {
                    out.printf("%d rows changed.%n", statement.getUpdateCount());
                }
                isRows = statement.getMoreResults();
            }
            return true;
        } catch (SQLException e) {
            out.flush();
            err.println(e.getMessage());
            err.flush();
            return false;
        } finally {
            out.flush();
        }
    }

    private void print(ResultSet result) throws SQLException {
        var columns = result.getMetaData().getColumnCount();
        var header = new ArrayList<String>();
        for (int column = 1; column <= columns; column++) {
            header.add(result.getMetaData().getColumnLabel(column));
        }
        var rows = new ArrayList<List<String>>();
        while (result.next()) {
            var row = new ArrayList<String>();
            for (int column = 1; column <= columns; column++) {
                row.add(Objects.requireNonNullElse(result.getString(column), ""));
            }
            rows.add(row);
        }
        out.print(new TextTable(header, rows).text());
        out.printf("(%d %s)%n", rows.size(), rows.size() == 1 ? "row" : "rows");
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }

    private static StartException notAvailable(SQLException cause) {
        return new StartException(
                "PostgreSQL does not respond (%s): ./liftline status shows whether it runs."
                        .formatted(cause.getMessage()),
                cause);
    }
}
