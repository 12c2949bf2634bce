package dev.liftline.consumer.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.liftline.testkit.servers.RealServers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;

/** Tests connections to PostgreSQL of which one end hangs. The timeouts are shorter than in production. */
@RealServers
@SpringBootTest(
        classes = DataSourceAutoConfiguration.class,
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {
            "liftline.consumer.storage.socket-timeout-seconds=2",
            "liftline.consumer.storage.idle-transaction-timeout-seconds=1"
        })
class DatabaseTimeoutsIT {

    private final DataSource dataSource;
    private final String url;

    DatabaseTimeoutsIT(@Autowired DataSource dataSource, @Value("${spring.datasource.url}") String url) {
        this.dataSource = dataSource;
        this.url = url;
    }

    @Test
    void abandonsAStatementWithoutAResponse() throws Exception {
        try (Connection connection = dataSource.getConnection()) {
            assertThatThrownBy(() -> execute(connection, "SELECT pg_sleep(3600)"))
                    .isInstanceOf(SQLException.class);
        }
        try (Connection other = dataSource.getConnection()) {
            assertThat(execute(other, "SELECT 1")).isTrue();
        }
    }

    @Test
    void endsTheTransactionOfAReplicaThatHangs() throws Exception {
        Connection hanging = dataSource.getConnection();
        hanging.setAutoCommit(false);
        execute(hanging, "SELECT pg_advisory_xact_lock(4711)");

        try (Connection waiting = DriverManager.getConnection(url, "liftline", "")) {
            assertThat(execute(waiting, "SELECT pg_advisory_xact_lock(4711)")).isTrue();
        }
        assertThatThrownBy(() -> execute(hanging, "SELECT 1")).isInstanceOf(SQLException.class);
        hanging.close();
    }

    private static boolean execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.execute(sql);
        }
    }
}
