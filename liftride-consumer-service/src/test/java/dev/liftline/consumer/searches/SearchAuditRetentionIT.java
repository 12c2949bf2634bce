package dev.liftline.consumer.searches;

import static org.assertj.core.api.Assertions.assertThat;

import dev.liftline.consumer.testing.RunningConsumer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Searches for missing people are kept for 400 days. */
@RunningConsumer
class SearchAuditRetentionIT {

    private final SearchAuditRetention retention;
    private final JdbcClient jdbc;

    SearchAuditRetentionIT(@Autowired SearchAuditRetention retention, @Autowired JdbcClient jdbc) {
        this.retention = retention;
        this.jdbc = jdbc;
    }

    @Test
    void deletesOldSearchesAlone() {
        jdbc.sql("""
                        INSERT INTO audit_last_lift (at, actor, skier_id, resort_id, reason, address)
                        SELECT now() - make_interval(days => age), 'operator:patrol', age, 3, 'missing since noon', '192.0.2.7'
                        FROM unnest(ARRAY[0, 399, 401, 4000]) AS age
                        """).update();
        retention.deleteOld();
        assertThat(jdbc.sql("SELECT skier_id FROM audit_last_lift ORDER BY skier_id")
                        .query(Integer.class)
                        .list())
                .containsExactly(0, 399);
    }
}
