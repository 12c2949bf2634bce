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
    public static List<CheckResult> all(DrillContext site, Database database) throws Exception {
        List<CheckResult> verdicts = new ArrayList<>();
        try (SeasonBooks books = SeasonBooks.of(database, site.season())) {
            ReportedRides book = site.crowd().book();
            verdicts.addAll(
                    RideCheck.compare(book.acknowledged(), book.attempted(), book.refused(), books.storedKeys()));
            verdicts.add(
                    new CheckResult(Kind.DOUBLED, "skiers' days are a recount of the rows", books.wrongSkierDays(), ""));
            verdicts.add(new CheckResult(Kind.DOUBLED, "lift hours are a recount of the rows", books.wrongLiftHours(), ""));
        }
        verdicts.addAll(CacheCheck.compare(site.stack().redisUrl(), database, site.season()));
        verdicts.add(DeadLetterCheck.compare(site.stack().kafkaBootstrap(), site.poison()));
        verdicts.add(OpenTransactionCheck.none(database));
        verdicts.add(ReportedTotals.compare(
                ExpectedCache.of(database, site.season()),
                site.season(),
                site.crowd().book().acknowledged(),
                site.stack().gatewayUrls()));
        return verdicts;
    }
}
