package dev.liftline.identity.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.liftline.identity.testing.Client;
import dev.liftline.identity.testing.IdentityEnvironment;
import dev.liftline.identity.testing.IdentityServiceTest;
import dev.liftline.identity.testing.Ready;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the query service may know of passes. */
@IdentityServiceTest
class PassSkierIT {

    private final JdbcClient jdbc;
    private final Client client;

    PassSkierIT(JdbcClient jdbc, Client client) {
        this.jdbc = jdbc;
        this.client = client;
    }

    @Test
    void saysWhoseAPassIsAndNothingElse() {
        Ready.await(client);
        assertThat(jdbc.sql("SELECT * FROM pass_skier WHERE pass_id = :pass")
                        .param("pass", IdentityEnvironment.PASS)
                        .query()
                        .listOfRows())
                .singleElement()
                .asString()
                .isEqualTo("{pass_id=%s, skier_id=7}".formatted(IdentityEnvironment.PASS));
    }
}
