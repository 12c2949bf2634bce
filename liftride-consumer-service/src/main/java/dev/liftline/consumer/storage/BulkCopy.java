package dev.liftline.consumer.storage;

import dev.liftline.consumer.FailureMessage;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import org.postgresql.copy.CopyManager;
import org.postgresql.core.BaseConnection;
import org.postgresql.util.PSQLState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Inserts rows by COPY, at half the cost of an INSERT, provided that PostgreSQL accepts all of them as new. */
@Component
class BulkCopy {

    /** With fewer rows the savepoint and the COPY cost more than they save. */
    static final int MIN_ROWS = 200;

    private static final Logger log = LoggerFactory.getLogger(BulkCopy.class);
    private static final int BYTES_PER_MESSAGE = 64 * 1024;

    private final JdbcTemplate jdbc;
    private final RefusedCopies refused;
    private final Counter copied;
    private final Counter existing;
    private final Counter rejected;
    private volatile String lastLogged = "";

    BulkCopy(JdbcTemplate jdbc, RefusedCopies refused, MeterRegistry registry) {
        this.jdbc = jdbc;
        this.refused = refused;
        this.copied = result(registry, "copied");
        this.existing = result(registry, "existing");
        this.rejected = result(registry, "rejected");
    }

    /** Whether PostgreSQL probably takes the statement {@code copy}: it did not refuse it within the last minute. */
    boolean isAccepted(String copy) {
        return !refused.contains(copy);
    }

    /**
     * Copies {@code rows} with the statement {@code copy} in the current transaction: all of them, or none if PostgreSQL
     * rejects any. An INSERT then tells which row exists already and which is really rejected: COPY has no ON CONFLICT, and
     * not every PostgreSQL reports a duplicate as a unique violation.
     *
     * @return whether the rows were copied
     */
    boolean copyIfNew(String copy, BinaryCopyRows rows) {
        return Boolean.TRUE.equals(
                jdbc.execute((ConnectionCallback<Boolean>) connection -> copy(connection, copy, rows)));
    }

    private boolean copy(Connection connection, String copy, BinaryCopyRows rows) throws SQLException {
        Savepoint before = connection.setSavepoint();
        Counter result = existing;
        try {
            long count = new CopyManager(connection.unwrap(BaseConnection.class))
                    .copyIn(copy, rows.finish(), BYTES_PER_MESSAGE);
            if (count == rows.count()) {
                copied.increment();
                return true;
            }
            // A trigger has skipped rows. Only an INSERT with RETURNING reports which.
        } catch (SQLException e) {
            if (!Rejections.mayInsertInstead(e)) {
                throw e;
            }
            if (!PSQLState.UNIQUE_VIOLATION.getState().equals(e.getSQLState())) {
                result = rejected;
                refused.add(copy);
                logOnce(e);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        result.increment();
        connection.rollback(before);
        return false;
    }

    /** Not each time: a table may reject every COPY. */
    private void logOnce(SQLException e) {
        if (!lastLogged.equals(e.getSQLState())) {
            lastLogged = String.valueOf(e.getSQLState());
            log.warn("PostgreSQL rejects a COPY, an INSERT decides which rows: {}", FailureMessage.of(e));
        }
    }

    private static Counter result(MeterRegistry registry, String result) {
        return Counter.builder("liftline.consumer.copies")
                .description("Attempts to insert rows by COPY")
                .tag("result", result)
                .register(registry);
    }
}
