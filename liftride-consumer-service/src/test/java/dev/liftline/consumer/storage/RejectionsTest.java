package dev.liftline.consumer.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.liftline.consumer.RidesRejectedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.transaction.CannotCreateTransactionException;

class RejectionsTest {

    /** A trigger's RAISE, an internal error, an overlapping partition, two rows of one key, a failed transaction. */
    @ParameterizedTest
    @ValueSource(strings = {"P0001", "XX000", "42P17", "21000", "25P02", "22003", "23514"})
    void rejectsRidesForAStateThatDoesNotConcernTheServer(String state) {
        assertThat(Rejections.mayInsertInstead(new SQLException("no", state))).isTrue();
        assertThat(Rejections.translate(failure(state)))
                .isInstanceOf(RidesRejectedException.class)
                .hasMessage("PostgreSQL rejects the ride: no message (SQLSTATE " + state + ")");
    }

    /** Connection lost, read-only, deadlock, disk full, lock timeout, shutdown, starting up, I/O error. */
    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "08006", "25006", "25P03", "40001", "40P01", "53100", "55P03", "57P01", "57P03", "57014", "58030",
                "28P01", "3D000"
            })
    void retriesForAStateOfTheServer(@Nullable String state) {
        UncategorizedSQLException failure = failure(state);

        assertThat(Rejections.mayInsertInstead(failure)).isFalse();
        assertThat(Rejections.translate(failure)).isSameAs(failure);
    }

    /**
     * No table, column, type, function or right; a column of another type, a syntax error, no constraint for ON CONFLICT; an
     * unsupported statement or a plan from before a migration.
     */
    @ParameterizedTest
    @ValueSource(strings = {"42P01", "42703", "42704", "42883", "42501", "42804", "42601", "42P10", "0A000"})
    void retriesForAStateOfTheStatementWhichAnotherStatementMayAvoid(String state) {
        UncategorizedSQLException failure = failure(state);

        assertThat(Rejections.mayInsertInstead(failure)).isTrue();
        assertThat(Rejections.translate(failure)).isSameAs(failure);
    }

    @Test
    void retriesWithoutAConnection() {
        SQLException noConnection = new SQLTransientConnectionException("timed out");
        RuntimeException unavailable = new CannotCreateTransactionException(
                "no transaction", new CannotGetJdbcConnectionException("no connection", noConnection));
        RuntimeException broken = new UncheckedIOException(new IOException("broken pipe"));

        assertThat(Rejections.mayInsertInstead(unavailable)).isFalse();
        assertThat(Rejections.translate(unavailable)).isSameAs(unavailable);
        assertThat(Rejections.mayInsertInstead(broken)).isFalse();
        assertThat(Rejections.translate(broken)).isSameAs(broken);
    }

    @Test
    void rejectsRidesThatReachADefect() {
        IllegalArgumentException defect = new IllegalArgumentException("vertical");

        assertThat(Rejections.mayInsertInstead(defect)).isTrue();
        assertThat(Rejections.translate(defect))
                .isInstanceOf(RidesRejectedException.class)
                .hasMessageContaining("vertical");
    }

    private static UncategorizedSQLException failure(@Nullable String state) {
        return new UncategorizedSQLException("store", "INSERT", new SQLException("no", state));
    }
}
