package dev.liftline.consumer.storage;

import dev.liftline.consumer.RidesRejectedException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;
import org.postgresql.util.ServerErrorMessage;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.TransactionException;

/**
 * Distinguishes rows that PostgreSQL rejects from failures of the server or of a statement, which are retried until it is well
 * again. An SQLSTATE that is in no list counts as a rejection, because a retry without end would stop a partition.
 */
final class Rejections {

    /** The states of the SQL standard for data that breaks a rule. The same rows break it again. */
    private static final Set<String> DATA_CLASSES = Set.of("22", "23");

    /**
     * Classes of states that concern the connection, the transaction or the server, not its rows: 08 connection, 28
     * authorization, 3D and 3F missing database or schema, 40 deadlock and serialization, 53 resources (disk full), 55 lock
     * not available, 57 shutdown, start-up or cancellation, 58 I/O error.
     */
    private static final Set<String> SERVER_CLASSES = Set.of("08", "28", "3D", "3F", "40", "53", "55", "57", "58");

    /** Read-only, idle for too long, took too long. Not 25P02: it follows another error. */
    private static final Set<String> SERVER_STATES = Set.of("25006", "25P03", "25P04");

    /**
     * Classes of states that concern a statement, whatever its rows: 0A not supported, or planned before a migration; 42 the
     * schema or the role's rights are not those of the migrations, as in the middle of a restore.
     */
    private static final Set<String> STATEMENT_CLASSES = Set.of("0A", "42");

    /** A partition overlaps another one: concerns the rides of one season. */
    private static final String INVALID_OBJECT_DEFINITION = "42P17";

    private Rejections() {}

    /** Whether another statement may succeed: a PostgreSQL that refuses COPY may accept an INSERT of the same rows. */
    static boolean mayInsertInstead(SQLException e) {
        String state = e.getSQLState();
        return state != null
                && state.length() == 5
                && !SERVER_CLASSES.contains(state.substring(0, 2))
                && !SERVER_STATES.contains(state);
    }

    /** Whether a transaction without COPY may succeed. */
    static boolean mayInsertInstead(RuntimeException e) {
        SQLException sql = sqlException(e);
        return sql == null ? !isAboutTheServer(e) : mayInsertInstead(sql);
    }

    /** Whether a partition may be missing. PostgreSQL reports it like a violated CHECK. */
    static boolean mayBeAMissingPartition(RuntimeException e) {
        SQLException sql = sqlException(e);
        return sql != null && PSQLState.CHECK_VIOLATION.getState().equals(sql.getSQLState());
    }

    /** A {@link RidesRejectedException} if {@code e} rejects rows, otherwise {@code e}. */
    static RuntimeException translate(RuntimeException e) {
        SQLException sql = sqlException(e);
        if (sql != null) {
            return rejectsRows(sql) ? new RidesRejectedException(reason(sql), isDataError(sql), e) : e;
        }
        return isAboutTheServer(e) ? e : new RidesRejectedException("The ride cannot be stored: " + e, false, e);
    }

    private static boolean rejectsRows(SQLException e) {
        return mayInsertInstead(e)
                && (!STATEMENT_CLASSES.contains(e.getSQLState().substring(0, 2))
                        || INVALID_OBJECT_DEFINITION.equals(e.getSQLState()));
    }

    private static boolean isDataError(SQLException e) {
        return DATA_CLASSES.contains(e.getSQLState().substring(0, 2));
    }

    /** All others without an SQLException come from a defect here, which some rides reach. */
    private static boolean isAboutTheServer(RuntimeException e) {
        return e instanceof DataAccessResourceFailureException
                || e instanceof TransactionException
                || e instanceof UncheckedIOException;
    }

    private static @Nullable SQLException sqlException(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return sql;
            }
        }
        return null;
    }

    /** One sentence with the server's message without its detail, which has several lines and may contain other rows. */
    private static String reason(SQLException e) {
        ServerErrorMessage message = e instanceof PSQLException server ? server.getServerErrorMessage() : null;
        String text = message == null ? null : message.getMessage();
        return "PostgreSQL rejects the ride: %s (SQLSTATE %s)"
                .formatted(text == null ? "no message" : text, e.getSQLState());
    }
}
