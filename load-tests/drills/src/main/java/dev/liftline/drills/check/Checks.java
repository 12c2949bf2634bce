package dev.liftline.drills.check;

import dev.liftline.drills.check.CheckResult.Kind;
import dev.liftline.drills.clients.ReportedRides;
import dev.liftline.drills.plan.DrillContext;
import dev.liftline.testkit.reconcile.StoredSeason;
import dev.liftline.testkit.reconcile.StoredSeason.Database;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The invariant checks of a quiescent stack. */
public final class Checks {

    private Checks() {}

    /** Runs every check. The stack must be quiescent. */
    public static List<CheckResult> all(DrillContext context, Database database) throws Exception {
        List<CheckResult> results = new ArrayList<>();
        try (StoredSeason stored = StoredSeason.of(database, context.season())) {
            ReportedRides reported = context.clients().rides();
            results.addAll(RideCheck.compare(
                    reported.acknowledged(), reported.attempted(), reported.notRecorded(), stored.storedKeys()));
            results.add(new CheckResult(
                    Kind.DUPLICATE, "totals of skier days equal a recount of the rides", stored.wrongSkierDays(), ""));
            results.add(new CheckResult(
                    Kind.DUPLICATE, "lift hours equal a recount of the rides", stored.wrongLiftHours(), ""));
        }
        results.addAll(CacheCheck.compare(context.stack().redisUrl(), database, context.season()));
        results.add(DeadLetterCheck.compare(context.stack().kafkaBootstrap(), context.poison()));
        results.add(openTransactions(database));
        results.add(ReportedTotals.compare(
                ExpectedCache.of(database, context.season()),
                context.season(),
                context.clients().rides().acknowledged(),
                context.clients().gateways(),
                context.stack().credentials()));
        return results;
    }

    /** Transactions that were left open hold locks and keep vacuum from removing old rows. */
    static CheckResult openTransactions(Database database) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        SELECT count(*), min(application_name || ': ' || left(query, 80))
                        FROM pg_stat_activity
                        WHERE backend_type = 'client backend' AND xact_start < now() - interval '2 seconds'
                        """)) {
            row.next();
            return new CheckResult(
                    Kind.OTHER,
                    "no transaction is left open",
                    row.getLong(1),
                    Objects.requireNonNullElse(row.getString(2), ""));
        }
    }
}
