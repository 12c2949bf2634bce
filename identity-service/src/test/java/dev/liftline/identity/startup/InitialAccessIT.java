package dev.liftline.identity.startup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.liftline.identity.testing.Client;
import dev.liftline.identity.testing.IdentityServiceTest;
import dev.liftline.identity.testing.Ready;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@IdentityServiceTest
class InitialAccessIT {

    private final Client client;
    private final InitialAccess access;
    private final JdbcClient jdbc;

    InitialAccessIT(Client client, InitialAccess access, JdbcClient jdbc) {
        this.client = client;
        this.access = access;
        this.jdbc = jdbc;
    }

    @Test
    void addsAMissingSkierUnlessHeDeletedHisData() {
        Ready.await(client);
        jdbc.sql("DELETE FROM pass WHERE skier_id = 7").update();
        jdbc.sql("DELETE FROM activation WHERE skier_id = 7").update();
        jdbc.sql("DELETE FROM account WHERE skier_id = 7").update();
        jdbc.sql("INSERT INTO deleted_account (skier_id, version) VALUES (7, 1)")
                .update();

        access.addMissing();
        assertThat(accounts()).isZero();

        // The other tests need him.
        jdbc.sql("DELETE FROM deleted_account WHERE skier_id = 7").update();
        access.addMissing();
        assertThat(accounts()).isEqualTo(1);
    }

    private int accounts() {
        return jdbc.sql("SELECT count(*) FROM account JOIN pass USING (skier_id) WHERE skier_id = 7")
                .query(Integer.class)
                .single();
    }
}
