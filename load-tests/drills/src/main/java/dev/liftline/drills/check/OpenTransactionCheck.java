package dev.liftline.drills.check;

import dev.liftline.testkit.reconcile.StoredSeason.Database;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Looks for transactions that were left open: they hold locks and keep vacuum from removing old rows. */
final class OpenTransactionCheck {

    private OpenTransactionCheck() {}

    static CheckResult check(Database database) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        SELECT count(*), min(application_name || ': ' || left(query, 80))
                        FROM pg_stat_activity
                        WHERE backend_type = 'client backend' AND xact_start < now() - interval '2 seconds'
                        """)) {
            row.next();
            String example = row.getString(2);
            return new CheckResult(
                    CheckResult.Kind.OTHER,
                    "no transaction is left open",
                    row.getLong(1),
                    example == null ? "" : example);
        }
    }
}
