package dev.liftline.local.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.liftline.local.load.Credentials;
import dev.liftline.local.process.StartException;
import dev.liftline.local.secrets.LocalSecrets;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GatewayCredentialsTest {

    private static final URI GATEWAY = URI.create("http://127.0.0.1:8080");

    @TempDir
    private Path repository = Path.of("");

    @BeforeEach
    void anEmptyRepository() {
        System.setProperty("liftline.root", repository.toString());
    }

    @AfterEach
    void theRealRepository() {
        System.clearProperty("liftline.root");
    }

    @Test
    void thoseOfAStackThatDoesNotRunAreSentToNobody() {
        LocalSecrets.createOrRead(repository.resolve(".liftline/secrets"));

        assertThat(GatewayCredentials.of(GATEWAY, null)).isSameAs(Credentials.NONE);
    }

    @Test
    void theGivenDirectoryCounts() {
        var secrets = LocalSecrets.createOrRead(repository.resolve("other"));

        var credentials = GatewayCredentials.of(GATEWAY, repository.resolve("other"));

        assertThat(credentials.operator()).isEqualTo(secrets.adminKey());
        assertThat(credentials.scanner(3)).isEqualTo(secrets.scannerKey(3));
        assertThatThrownBy(() -> GatewayCredentials.of(GATEWAY, repository.resolve("missing")))
                .isInstanceOf(StartException.class)
                .hasMessageStartingWith("There are no secrets in " + repository.resolve("missing"));
    }
}
