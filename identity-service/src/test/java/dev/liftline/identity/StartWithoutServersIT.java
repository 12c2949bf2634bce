package dev.liftline.identity;

import static dev.liftline.identity.testing.Client.ADMIN;
import static dev.liftline.identity.testing.Client.GATEWAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.liftline.identity.testing.Client;
import dev.liftline.identity.testing.IdentityEnvironment;
import dev.liftline.identity.testing.Ready;
import dev.liftline.identity.testing.SignedIn;
import dev.liftline.testkit.servers.TestServers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The service starts before its servers, and becomes ready when it has migrated the schema. */
class StartWithoutServersIT {

    @AfterEach
    void restartServers() {
        TestServers.redis().start();
        TestServers.postgres().start();
    }

    @Test
    void startsWithoutServersAndBecomesReady() {
        Map<String, String> environment = IdentityEnvironment.create();
        TestServers.postgres().stop();
        TestServers.redis().stop();
        try (ConfigurableApplicationContext service = SpringApplication.run(
                IdentityApplication.class,
                environment.entrySet().stream()
                        .map(variable -> "--" + variable.getKey() + "=" + variable.getValue())
                        .toArray(String[]::new))) {
            Client client = new Client(service.getEnvironment());
            assertThat(client.unsigned("GET", "/livez").statusCode()).isEqualTo(200);
            assertThat(client.unsigned("GET", "/readyz").statusCode()).isEqualTo(503);
            HttpResponse<String> access = client.get("/internal/access?after=0", GATEWAY);
            assertThat(access.statusCode()).isEqualTo(503);
            assertThat(access.headers().firstValue("Retry-After")).hasValue("1");
            assertThat(client.get("/admin/keys", ADMIN).body())
                    .contains("\"message\":\"The database does not respond; try again shortly.\"");

            TestServers.postgres().start();
            TestServers.redis().start();
            Ready.await(client);
            assertThat(client.access(0).get("keys").size()).isEqualTo(1);
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(
                            () -> assertThat(SignedIn.skier(client).caller().subject())
                                    .isEqualTo("7"));
        }
    }
}
