package dev.liftline.e2e.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.liftline.e2e.commands.LiftlineProcess.Output;
import dev.liftline.e2e.stack.EndToEndTest;
import dev.liftline.e2e.stack.RunningStack;
import dev.liftline.local.control.RunningServers;
import dev.liftline.local.redis.RedisConnection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A local user without the stack's secrets reaches neither its database nor its sessions; its own user does. */
class ServerPasswordsIT extends EndToEndTest {

    ServerPasswordsIT(RunningStack stack) {
        super(stack);
    }

    @Test
    void postgresRefusesEveryRoleWithoutItsPassword() {
        var servers = RunningServers.of(stack.home());

        for (String role : List.of("postgres", "liftline", "liftline_identity")) {
            for (String password : List.of("", "liftline")) {
                assertThatThrownBy(() -> DriverManager.getConnection(servers.databaseUrl(), role, password)
                                .close())
                        .isInstanceOf(SQLException.class)
                        .hasMessageContaining("password");
            }
        }
        Output psql = LiftlineProcess.run(stack.home(), "psql", "SELECT 4711 AS number");
        assertThat(psql.out()).as(psql.err()).contains("4711");
    }

    @Test
    void redisForSessionsRefusesEveryCommandWithoutItsPassword() throws Exception {
        var servers = RunningServers.of(stack.home());

        try (RedisConnection anybody = RedisConnection.open(servers.sessionRedis())) {
            assertThat(anybody.send(List.of("DBSIZE")).text()).contains("NOAUTH");
        }
        Output redis = LiftlineProcess.run(stack.home(), "redis", "--sessions", "PING");
        assertThat(redis.out()).as(redis.err()).contains("PONG");
    }

    @Test
    void noCommandLineShowsAPassword() {
        var passwords = RunningServers.of(stack.home()).passwords();

        assertThat(passwords.isNone()).isFalse();
        assertThat(ProcessHandle.allProcesses().flatMap(process -> process.info().commandLine().stream()))
                .hasSizeGreaterThan(8)
                .noneMatch(line -> line.contains(passwords.superuser())
                        || line.contains(passwords.liftline())
                        || line.contains(passwords.identity())
                        || line.contains(passwords.sessions()));
    }
}
