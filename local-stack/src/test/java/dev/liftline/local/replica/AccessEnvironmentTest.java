package dev.liftline.local.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.liftline.local.process.StartException;
import dev.liftline.local.secrets.ServerPasswords;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessEnvironmentTest {

    private static final Path SECRETS = Path.of("/home/secrets");
    private static final Path DATA = Path.of("/home/data");

    @Test
    void everyReplicaHasTheSecretThatSignsCallers() {
        var access = new AccessEnvironment(SECRETS, DATA, false, null);

        for (var role : Role.values()) {
            assertThat(access.variables(role, role.label() + "-1"))
                    .containsEntry("LIFTLINE_INTERNAL_SECRETS_FILE", "/home/secrets/internal")
                    .containsEntry("LIFTLINE_OPEN", "false");
        }
        assertThat(access.variables(Role.IDENTITY, "identity-1"))
                .containsEntry("LIFTLINE_IDENTITY_INITIAL_ACCESS_FILE", "/home/secrets/initial-access.json");
        assertThat(access.variables(Role.GATEWAY, "gateway-2"))
                .containsEntry("LIFTLINE_GATEWAY_ACCESS_SNAPSHOT", "/home/data/access-gateway-2.json")
                .containsEntry("LIFTLINE_GATEWAY_KEY_RATE", "0");
    }

    @Test
    void onlyReplicasThatUseAServerHaveItsPassword(@TempDir Path secrets) {
        var passwords = ServerPasswords.createOrRead(secrets);
        var access = new AccessEnvironment(secrets, DATA, false, null);

        assertThat(passwords(access, Role.CONSUMER)).containsEntry("LIFTLINE_DB_PASSWORD", passwords.liftline());
        assertThat(passwords(access, Role.QUERY_MOBILE)).containsEntry("LIFTLINE_DB_PASSWORD", passwords.app());
        assertThat(passwords(access, Role.QUERY_WEB)).containsEntry("LIFTLINE_DB_PASSWORD", passwords.board());
        assertThat(passwords(access, Role.IDENTITY))
                .containsEntry("LIFTLINE_IDENTITY_DB_PASSWORD", passwords.identity())
                .containsEntry(
                        "LIFTLINE_SESSION_REDIS_URL", "redis://:%s@127.0.0.1:16380".formatted(passwords.sessions()))
                .doesNotContainKey("LIFTLINE_DB_PASSWORD");
        assertThat(passwords(access, Role.GATEWAY)).hasSize(1);
        assertThat(passwords(access, Role.INGEST)).hasSize(1);
    }

    private static Map<String, String> passwords(AccessEnvironment access, Role role) {
        var variables = new HashMap<>(Map.of("LIFTLINE_SESSION_REDIS_URL", "redis://127.0.0.1:16380"));
        access.addPasswords(role, variables);
        return variables;
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "192.168.1.4", "::", "", "my-machine"})
    void anOpenStackOnAnotherAddressIsRefused(String bind) {
        assertThatThrownBy(() ->
                        new AccessEnvironment(SECRETS, DATA, true, null).requireLoopbackIfOpen(List.of(gateway(bind))))
                .isInstanceOf(StartException.class)
                .hasMessage(
                        "--open asks nobody who he is, and LIFTLINE_BIND=%s lets other machines reach gateway: leave out --open, or bind to 127.0.0.1.",
                        bind);
        assertThatCode(() ->
                        new AccessEnvironment(SECRETS, DATA, false, null).requireLoopbackIfOpen(List.of(gateway(bind))))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.0.0.2", "::1", "localhost"})
    void anOpenStackOnLoopbackStarts(String bind) {
        assertThatCode(() ->
                        new AccessEnvironment(SECRETS, DATA, true, null).requireLoopbackIfOpen(List.of(gateway(bind))))
                .doesNotThrowAnyException();
    }

    private static Replica gateway(String bind) {
        var nowhere = Path.of("");
        return new ReplicaFactory(
                        ServiceApps.of(nowhere, nowhere),
                        new UpstreamFiles(nowhere),
                        nowhere,
                        new StackEnvironment(
                                Map.of(),
                                Map.of(Role.GATEWAY, Map.of("LIFTLINE_BIND", bind)),
                                Map.of(),
                                Routes.DIRECT,
                                new AccessEnvironment(SECRETS, DATA, true, null)),
                        ReplicaFactory.ANY_PORTS)
                .gateway(8080, 9080);
    }
}
