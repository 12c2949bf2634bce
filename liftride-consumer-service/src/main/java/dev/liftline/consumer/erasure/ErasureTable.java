package dev.liftline.consumer.erasure;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The requests. One that is done is kept until Kafka cannot deliver the skier's rides again. */
@Component
class ErasureTable {

    private static final int MAX_AT_A_TIME = 1_000;

    private final JdbcClient jdbc;

    ErasureTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The oldest requests that are not done. */
    List<Erasure> open() {
        return jdbc.sql(
                        "SELECT skier_id, requested_at FROM erasure WHERE done_at IS NULL ORDER BY requested_at LIMIT :max")
                .param("max", MAX_AT_A_TIME)
                .query((row, _) -> erasure(row))
                .list();
    }

    /** Whether it is not done and no other consumer works on it; then none does before the end of the current transaction. */
    boolean lock(Erasure erasure) {
        return jdbc.sql("""
                        SELECT true FROM erasure
                        WHERE skier_id = :skier AND requested_at = :requested AND done_at IS NULL
                        FOR UPDATE SKIP LOCKED
                        """)
                .param("skier", erasure.skierId())
                .param("requested", erasure.requestedAt())
                .query(Boolean.class)
                .optional()
                .isPresent();
    }

    /** The request's pseudonym, chosen the first time: one that no rides have. */
    int pseudonym(Erasure erasure) {
        return jdbc.sql("""
                        UPDATE erasure SET pseudonym = coalesce(pseudonym, (
                            SELECT chosen
                            FROM (SELECT -1 - floor(random() * 2147483647)::integer AS chosen
                                  FROM generate_series(1, 100)) AS candidate
                            WHERE NOT EXISTS (SELECT FROM skier_day WHERE skier_id = chosen)
                            LIMIT 1))
                        WHERE skier_id = :skier AND requested_at = :requested
                        RETURNING pseudonym
                        """)
                .param("skier", erasure.skierId())
                .param("requested", erasure.requestedAt())
                .query(Integer.class)
                .single();
    }

    void done(Erasure erasure) {
        jdbc.sql("UPDATE erasure SET done_at = now() WHERE skier_id = :skier AND requested_at = :requested")
                .param("skier", erasure.skierId())
                .param("requested", erasure.requestedAt())
                .update();
    }

    /** Opens requests again whose skier has rides that should be erased: they were stored, or delivered again, afterwards. */
    int reopen() {
        return jdbc.sql("""
                        UPDATE erasure SET done_at = NULL
                        FROM (SELECT done.skier_id, done.requested_at
                              FROM erasure AS done
                              CROSS JOIN LATERAL (%s LIMIT 1) AS late
                              WHERE done.done_at IS NOT NULL) AS found
                        WHERE erasure.skier_id = found.skier_id AND erasure.requested_at = found.requested_at
                            AND erasure.done_at IS NOT NULL
                        """.formatted(ErasedRides.days("done.skier_id", "done.requested_at")))
                .update();
    }

    /** Requests that were done in the last while. */
    List<Erasure> doneWithin(Duration duration) {
        return jdbc.sql(
                        "SELECT skier_id, requested_at FROM erasure WHERE done_at > now() - make_interval(secs => :seconds)")
                .param("seconds", duration.toSeconds())
                .query((row, _) -> erasure(row))
                .list();
    }

    /** Forgets who is behind the pseudonym of requests that are older. */
    int forgetAfter(Duration retention) {
        return jdbc.sql("""
                        DELETE FROM erasure
                        WHERE done_at IS NOT NULL AND requested_at < now() - make_interval(secs => :seconds)
                        """).param("seconds", retention.toSeconds()).update();
    }

    private static Erasure erasure(ResultSet row) throws SQLException {
        return new Erasure(row.getInt(1), row.getObject(2, OffsetDateTime.class));
    }
}
