package dev.liftline.identity;

import static dev.liftline.identity.testing.Client.ADMIN;
import static dev.liftline.identity.testing.Client.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.liftline.identity.testing.Client;
import dev.liftline.identity.testing.IdentityServiceTest;
import dev.liftline.identity.testing.Ready;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A connection that is lost during a commit, after which nobody knows whether the change was made. */
@IdentityServiceTest
class UncertainCommitIT {

    private final Client client;
    private final JdbcClient jdbc;

    UncertainCommitIT(Client client, JdbcClient jdbc) {
        this.client = client;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void await() {
        Ready.await(client);
        jdbc.sql("""
                CREATE FUNCTION lose_connection() RETURNS trigger LANGUAGE plpgsql AS
                $$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END $$
                """).update();
    }

    @AfterEach
    void repair() {
        jdbc.sql("DROP FUNCTION lose_connection CASCADE").update();
    }

    @Test
    void isNot503WhichMeansThatNothingWasDone() {
        jdbc.sql("""
                CREATE CONSTRAINT TRIGGER during_commit AFTER INSERT ON pass
                DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION lose_connection()
                """).update();
        assertThat(json(500, client.post("/admin/passes", "{\"skierID\":31}", ADMIN))
                        .get("message")
                        .asString())
                .isEqualTo(
                        "The database failed while it stored the change: look whether the change was made before you send it again.");
    }

    @Test
    void is503IfTheConnectionIsLostBefore() {
        jdbc.sql("""
                CREATE TRIGGER before_commit AFTER INSERT ON pass
                FOR EACH ROW EXECUTE FUNCTION lose_connection()
                """).update();
        json(503, client.post("/admin/passes", "{\"skierID\":31}", ADMIN));
    }
}
