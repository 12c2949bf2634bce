package dev.liftline.drills.check;

import dev.liftline.drills.check.CheckResult.Kind;
import dev.liftline.drills.clients.ReportedRides;
import dev.liftline.drills.plan.DrillContext;
import dev.liftline.testkit.reconcile.SeasonBooks;
import dev.liftline.testkit.reconcile.SeasonBooks.Database;
import java.util.ArrayList;
import java.util.List;

/** Everything that must hold when a system is quiet again. */
public final class Checks {

    private Checks() {}

    /** Looks at everything; whoever calls has waited until the system is quiet. */
    public static List<CheckResult> all(DrillContext context, Database database) throws Exception {
        List<CheckResult> verdicts = new ArrayList<>();
        try (SeasonBooks books = SeasonBooks.of(database, context.season())) {
            ReportedRides book = context.clients().rides();
            verdicts.addAll(
                    RideCheck.compare(book.acknowledged(), book.attempted(), book.notRecorded(), books.storedKeys()));
            verdicts.add(new CheckResult(
                    Kind.DOUBLED, "skiers' days are a recount of the rows", books.wrongSkierDays(), ""));
            verdicts.add(
                    new CheckResult(Kind.DOUBLED, "lift hours are a recount of the rows", books.wrongLiftHours(), ""));
        }
        verdicts.addAll(CacheCheck.compare(context.stack().redisUrl(), database, context.season()));
        verdicts.add(DeadLetterCheck.compare(context.stack().kafkaBootstrap(), context.poison()));
        verdicts.add(OpenTransactionCheck.none(database));
        verdicts.add(ReportedTotals.compare(
                ExpectedCache.of(database, context.season()),
                context.season(),
                context.clients().rides().acknowledged(),
                context.stack().gatewayUrls()));
        return verdicts;
    }
}
