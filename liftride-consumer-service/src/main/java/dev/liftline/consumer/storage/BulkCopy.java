package dev.liftline.consumer.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.sql.Savepoint;
import org.postgresql.copy.CopyManager;
import org.postgresql.core.BaseConnection;
import org.postgresql.util.PSQLState;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Inserts rows by COPY, at half the cost of an INSERT, provided that all of them are new. */
@Component
class BulkCopy {

    private static final int BYTES_PER_MESSAGE = 64 * 1024;

    private final JdbcTemplate jdbc;

    BulkCopy(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Copies {@code rows} with the statement {@code copy} in the current transaction: all of them if all are new, otherwise
     * none.
     *
     * @return whether the rows were copied
     */
    boolean copyIfNew(String copy, BinaryCopyRows rows) {
        return Boolean.TRUE.equals(jdbc.execute((ConnectionCallback<Boolean>) connection -> {
            Savepoint before = connection.setSavepoint();
            try {
                long copied = new CopyManager(connection.unwrap(BaseConnection.class))
                        .copyIn(copy, rows.finish(), BYTES_PER_MESSAGE);
                if (copied == rows.count()) {
                    return true;
                }
                // A trigger has skipped rows. Only an INSERT with RETURNING reports which.
                connection.rollback(before);
                return false;
            } catch (SQLException e) {
                if (!PSQLState.UNIQUE_VIOLATION.getState().equals(e.getSQLState())) {
                    throw e;
                }
                connection.rollback(before);
                return false;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }));
    }
}
