package dev.liftline.drills.plan;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.liftline.local.postgres.Postgres;
import dev.liftline.local.postgres.PostgresDatabases;
import dev.liftline.local.process.Ports;
import dev.liftline.local.process.StartException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SmallDiskIT {

    @TempDir
    private Path directory = Path.of("");

    @Test
    void rejectsWritesWhileFull() throws Exception {
        try (var disk = mount(8)) {
            disk.fill();
            assertThat(disk.free()).isZero();
            assertThatThrownBy(() -> Files.writeString(disk.directory().resolve("ride"), "a ride"))
                    .isInstanceOf(IOException.class);

            disk.relieve();
            Files.writeString(disk.directory().resolve("another"), "a ride");
        }
        assertThat(directory.resolve("disk")).isEmptyDirectory();
    }

    @Test
    void postgresRejectsInsertsWhileItsDiskIsFull() throws Exception {
        int port = Ports.reserve();
        var disk = mount(200);
        var postgres = Postgres.process(disk.directory().resolve("postgres"), directory.resolve("postgres.log"), port);
        try (disk) {
            postgres.start();
            insert(port);
            disk.fill();
            assertThatThrownBy(() -> {
                        for (int i = 0; i < 100; i++) {
                            insert(port);
                        }
                    })
                    .isInstanceOf(SQLException.class);

            disk.relieve();
            // PostgreSQL stops itself when it cannot write its log.
            postgres.start();
            await().atMost(30, SECONDS).ignoreException(SQLException.class).untilAsserted(() -> insert(port));
        } finally {
            postgres.kill();
        }
    }

    private SmallDisk mount(int mebibytes) {
        try {
            return SmallDisk.mount(directory.resolve("disk"), mebibytes);
        } catch (StartException e) {
            assumeTrue(false, e.getMessage());
            throw e;
        }
    }

    private static void insert(int port) throws SQLException {
        var url = new PostgresDatabases(port).url("liftline");
        try (var connection = DriverManager.getConnection(url, PostgresDatabases.ROLE, "");
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS ride (scanner text)");
            statement.execute("INSERT INTO ride SELECT repeat('x', 1000) FROM generate_series(1, 5000)");
        }
    }
}
