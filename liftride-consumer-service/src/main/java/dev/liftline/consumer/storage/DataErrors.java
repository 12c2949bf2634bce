package dev.liftline.consumer.storage;

import dev.liftline.consumer.RidesRejectedException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.springframework.dao.DataAccessException;

/**
 * Tells rows that PostgreSQL refuses for their data (SQLSTATE class 22 data exception, 23 integrity constraint) from
 * everything else, which is worth waiting for.
 */
final class DataErrors {

    private DataErrors() {}

    /** The server's sentence when {@code e} is a refusal, else null. */
    static @Nullable String reasonOf(DataAccessException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && isRefusal(sql.getSQLState())) {
                return "PostgreSQL refuses the ride: " + sentence(sql) + " (SQLSTATE " + sql.getSQLState() + ")";
            }
        }
        return null;
    }

    /** {@code e} as a refusal where it is one, else {@code e} itself. */
    static RuntimeException translate(DataAccessException e) {
        String reason = reasonOf(e);
        return reason == null ? e : new RidesRejectedException(reason, e);
    }

    private static boolean isRefusal(@Nullable String sqlState) {
        return sqlState != null && (sqlState.startsWith("22") || sqlState.startsWith("23"));
    }

    /** Without the server's detail, which spans lines and may quote other rows. */
    private static String sentence(SQLException e) {
        ServerErrorMessage message = e instanceof PSQLException server ? server.getServerErrorMessage() : null;
        String text = message == null ? null : message.getMessage();
        return text == null ? "no message" : text;
    }
}
