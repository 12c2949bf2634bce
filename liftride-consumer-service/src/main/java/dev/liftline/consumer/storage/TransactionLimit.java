package dev.liftline.consumer.storage;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Bounds how long a transaction may hold its locks. A replica that freezes in the middle of one would keep them as long as its connection
 * stands, and with them whoever was given its records meanwhile. Thread-safe.
 */
@Component
class TransactionLimit {

    /** The first version that ends a transaction by its age, whatever it waits for. */
    private static final int KNOWS_TRANSACTION_TIMEOUT = 17;

    private final JdbcTemplate jdbc;
    private final long millis;
    private volatile @Nullable String statement;

    TransactionLimit(JdbcTemplate jdbc, StorageProperties properties) {
        this.jdbc = jdbc;
        this.millis = properties.transactionLimit().toMillis();
    }

    /** Sets the limit for the current transaction. */
    void apply() {
        String known = statement;
        if (known == null) {
            known = "SET LOCAL %s = %d".formatted(setting(), millis);
            statement = known;
        }
        jdbc.execute(known);
    }

    /** Older servers end only a transaction whose client says nothing between two statements. */
    private String setting() {
        Integer version = jdbc.execute((ConnectionCallback<Integer>) TransactionLimit::majorVersion);
        return version != null && version >= KNOWS_TRANSACTION_TIMEOUT
                ? "transaction_timeout"
                : "idle_in_transaction_session_timeout";
    }

    private static Integer majorVersion(Connection connection) throws SQLException {
        return connection.getMetaData().getDatabaseMajorVersion();
    }
}
