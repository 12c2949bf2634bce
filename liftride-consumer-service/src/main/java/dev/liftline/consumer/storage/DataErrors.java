package dev.liftline.consumer.storage;

import dev.liftline.consumer.RidesRejectedException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.springframework.dao.DataAccessException;

/**
 * Distinguishes rows that PostgreSQL rejects for their data (SQLSTATE class 22 data exception, 23 integrity constraint) from
 * all other errors, which are retried.
 */
final class DataErrors {

    private DataErrors() {}

    /** The server's reason as one sentence if {@code e} is a data error, otherwise null. */
    static @Nullable String reasonOf(DataAccessException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && isDataError(sql.getSQLState())) {
                return "PostgreSQL rejects the ride: " + message(sql) + " (SQLSTATE " + sql.getSQLState() + ")";
            }
        }
        return null;
    }

    /** A {@link RidesRejectedException} if {@code e} is a data error, otherwise {@code e}. */
    static RuntimeException translate(DataAccessException e) {
        String reason = reasonOf(e);
        return reason == null ? e : new RidesRejectedException(reason, e);
    }

    private static boolean isDataError(@Nullable String sqlState) {
        return sqlState != null && (sqlState.startsWith("22") || sqlState.startsWith("23"));
    }

    /** The server's message without its detail, which has several lines and may contain other rows. */
    private static String message(SQLException e) {
        ServerErrorMessage message = e instanceof PSQLException server ? server.getServerErrorMessage() : null;
        String text = message == null ? null : message.getMessage();
        return text == null ? "no message" : text;
    }
}
