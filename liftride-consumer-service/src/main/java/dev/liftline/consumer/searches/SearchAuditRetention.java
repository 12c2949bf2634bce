package dev.liftline.consumer.searches;

import dev.liftline.consumer.FailureMessage;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Deletes old rows of {@code audit_last_lift} once a day. One statement does for some dozen searches a day; of several replicas each
 * deletes what the others have not.
 */
@Component
class SearchAuditRetention {

    private static final Logger log = LoggerFactory.getLogger(SearchAuditRetention.class);

    private final JdbcClient jdbc;
    private final Duration retention;

    SearchAuditRetention(JdbcClient jdbc, SearchAuditProperties properties) {
        this.jdbc = jdbc;
        this.retention = properties.retention();
    }

    /** First when the schema has been migrated. */
    @Scheduled(initialDelay = 5, fixedDelay = 24 * 60, timeUnit = TimeUnit.MINUTES)
    void deleteOld() {
        try {
            int deleted = jdbc.sql("DELETE FROM audit_last_lift WHERE at < now() - make_interval(secs => :seconds)")
                    .param("seconds", retention.toSeconds())
                    .update();
            if (deleted > 0) {
                log.info(
                        "Deleted {} searches for missing people that are older than {} days",
                        deleted,
                        retention.toDays());
            }
        } catch (DataAccessException e) {
            log.warn("Old searches for missing people are deleted a day later. {}", FailureMessage.of(e));
        }
    }
}
