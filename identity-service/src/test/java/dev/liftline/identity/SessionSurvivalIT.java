package dev.liftline.identity;

import static dev.liftline.identity.testing.Client.GATEWAY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.liftline.identity.testing.Client;
import dev.liftline.identity.testing.IdentityEnvironment;
import dev.liftline.identity.testing.Ready;
import dev.liftline.identity.testing.SignedIn;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.ConfigurableApplicationContext;

/** A session belongs to no replica. */
class SessionSurvivalIT {

    private final Map<String, String> environment = IdentityEnvironment.create();

    /** Replicas share no JVM: here each would set up the logging while the other does. */
    @BeforeEach
    void leaveLoggingAlone() {
        System.setProperty(LoggingSystem.SYSTEM_PROPERTY, LoggingSystem.NONE);
    }

    @AfterEach
    void restoreLogging() {
        System.clearProperty(LoggingSystem.SYSTEM_PROPERTY);
    }

    @Test
    void findsASessionInAReplicaThatStartsAfterTheFirstHasEnded() {
        SignedIn skier;
        long version;
        try (ConfigurableApplicationContext first = start()) {
            Client client = new Client(first.getEnvironment());
            Ready.await(client);
            skier = SignedIn.skier(client);
            version = client.access(0).get("version").longValue();
        }
        try (ConfigurableApplicationContext second = start()) {
            Client client = new Client(second.getEnvironment());
            Ready.await(client);
            assertThat(client.get("/internal/sessions/" + skier.id(), GATEWAY).statusCode())
                    .isEqualTo(200);
            // The initial access was there already.
            assertThat(client.access(0).get("version").longValue()).isEqualTo(version);
            assertThat(client.delete("/session", skier.caller()).statusCode()).isEqualTo(204);
            assertThat(client.get("/internal/sessions/" + skier.id(), GATEWAY).statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void addsTheInitialAccessOnceWhenTwoReplicasStartAtOnce() throws Exception {
        try (ExecutorService starts = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<ConfigurableApplicationContext> other = starts.submit(this::start);
            try (ConfigurableApplicationContext first = start();
                    ConfigurableApplicationContext second = other.get()) {
                Client client = new Client(first.getEnvironment());
                Client otherClient = new Client(second.getEnvironment());
                Ready.await(client);
                Ready.await(otherClient);
                // One change: one key.
                assertThat(client.access(0).get("version").longValue()).isEqualTo(2);
                assertThat(otherClient.access(0)).isEqualTo(client.access(0));

                SignedIn skier = SignedIn.skier(client);
                assertThat(otherClient
                                .get("/internal/sessions/" + skier.id(), GATEWAY)
                                .statusCode())
                        .isEqualTo(200);
                assertThat(otherClient.delete("/session", skier.caller()).statusCode())
                        .isEqualTo(204);
                assertThat(client.get("/internal/sessions/" + skier.id(), GATEWAY)
                                .statusCode())
                        .isEqualTo(404);
            }
        }
    }

    private ConfigurableApplicationContext start() {
        return SpringApplication.run(
                IdentityApplication.class,
                environment.entrySet().stream()
                        .map(variable -> "--" + variable.getKey() + "=" + variable.getValue())
                        .toArray(String[]::new));
    }
}
