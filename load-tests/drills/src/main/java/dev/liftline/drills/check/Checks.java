package dev.liftline.drills.check;

import dev.liftline.drills.check.Verdict.Kind;
import dev.liftline.drills.crowd.RideBook;
import dev.liftline.drills.plan.Site;
import dev.liftline.testkit.reconcile.SeasonBooks;
import dev.liftline.testkit.reconcile.SeasonBooks.Database;
import java.util.ArrayList;
import java.util.List;

/** Everything that must hold when a system is quiet again. */
public final class Checks {

    private Checks() {}

    /** Looks at everything; whoever calls has waited until the system is quiet. */
    public static List<Verdict> all(Site site, Database database) throws Exception {
        List<Verdict> verdicts = new ArrayList<>();
        try (SeasonBooks books = SeasonBooks.of(database, site.season())) {
            RideBook book = site.crowd().book();
            verdicts.addAll(
                    RideAudit.compare(book.acknowledged(), book.attempted(), book.refused(), books.storedKeys()));
            verdicts.add(
                    new Verdict(Kind.DOUBLED, "skiers' days are a recount of the rows", books.wrongSkierDays(), ""));
            verdicts.add(new Verdict(Kind.DOUBLED, "lift hours are a recount of the rows", books.wrongLiftHours(), ""));
        }
        verdicts.addAll(CacheCheck.compare(site.stack().redisUrl(), database, site.season()));
        verdicts.add(DeadLetterCheck.compare(site.stack().kafkaBootstrap(), site.poison()));
        verdicts.add(OpenTransactions.none(database));
        verdicts.add(ToldTotals.compare(
                Truth.of(database, site.season()),
                site.season(),
                site.crowd().book().acknowledged(),
                site.stack().gatewayUrls()));
        return verdicts;
    }
}
