package dev.liftline.drills.check;

import dev.liftline.drills.check.CheckResult.Kind;
import dev.liftline.drills.clients.ReportedRides;
import dev.liftline.drills.plan.DrillContext;
import dev.liftline.testkit.reconcile.StoredSeason;
import dev.liftline.testkit.reconcile.StoredSeason.Database;
import java.util.ArrayList;
import java.util.List;

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
        results.add(OpenTransactionCheck.check(database));
        results.add(ReportedTotals.compare(
                ExpectedCache.of(database, context.season()),
                context.season(),
                context.clients().rides().acknowledged(),
                context.stack().gatewayUrls()));
        return results;
    }
}
