package dev.liftline.identity;

import static dev.liftline.identity.testing.Client.ADMIN;
import static dev.liftline.identity.testing.Client.ANYBODY;
import static dev.liftline.identity.testing.Client.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.liftline.identity.testing.Client;
import dev.liftline.identity.testing.IdentityEnvironment;
import dev.liftline.identity.testing.Ready;
import dev.liftline.identity.testing.SignedIn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

/** A whole life of keys and sessions, logged in detail, leaves no secret in the log. */
@ExtendWith(OutputCaptureExtension.class)
class CredentialsInLogsIT {

    private static final String PIN = "wander-lust-93";

    @Test
    void logsNoCredentialPinPassphraseOrCode(CapturedOutput output) {
        Map<String, String> environment = new HashMap<>(IdentityEnvironment.create());
        environment.put("logging.level.dev.liftline", "DEBUG");
        environment.put("logging.level.org.springframework.web", "DEBUG");
        environment.put("logging.level.org.springframework.security", "DEBUG");
        List<String> secrets = new ArrayList<>();
        try (ConfigurableApplicationContext service = SpringApplication.run(
                IdentityApplication.class,
                environment.entrySet().stream()
                        .map(variable -> "--" + variable.getKey() + "=" + variable.getValue())
                        .toArray(String[]::new))) {
            Client client = new Client(service.getEnvironment());
            Ready.await(client);
            secrets.addAll(use(client));
        }
        secrets.add(IdentityEnvironment.PASSPHRASE);
        secrets.add(IdentityEnvironment.PIN);
        secrets.add(IdentityEnvironment.SCANNER.text());
        assertThat(output.getAll()).contains("Added 4 of the initial access: 1 keys, 2 operators, 1 skiers");
        assertThat(secrets)
                .hasSize(9)
                .allSatisfy(secret ->
                        assertThat(output.getAll()).doesNotContain(secret, secret.substring(secret.length() - 8)));
    }

    /** Returns the secrets that were used. */
    private static List<String> use(Client client) {
        String key =
                text(json(201, client.post("/admin/keys", "{\"name\":\"k\",\"role\":\"admin\"}", ADMIN)), "credential");
        String pass = text(json(201, client.post("/admin/passes", "{\"skierID\":31}", ADMIN)), "pass");
        String code = text(json(201, client.post("/admin/passes/" + pass + "/activation", "", ADMIN)), "code");
        json(400, client.post("/activations", "{\"code\":\"%s\",\"pin\":\"11111111\"}".formatted(code), ANYBODY));
        assertThat(client.post("/activations", "{\"code\":\"%s\",\"pin\":\"%s\"}".formatted(code, PIN), ANYBODY)
                        .statusCode())
                .isEqualTo(204);
        String token = text(
                json(201, client.post("/session", "{\"pass\":\"%s\",\"pin\":\"%s\"}".formatted(pass, PIN), ANYBODY)),
                "token");
        json(401, client.post("/session", "{\"pass\":\"wrongly-sent\",\"pin\":\"%s\"}".formatted(PIN + "x"), ANYBODY));
        json(400, client.post("/session", "{\"pass\":\"broken-json-secret", ANYBODY));
        assertThat(client.delete("/sessions", SignedIn.skier(client).caller()).statusCode())
                .isEqualTo(204);
        return List.of(key, code, PIN, token, "wrongly-sent", "broken-json-secret");
    }

    private static String text(tools.jackson.databind.JsonNode response, String field) {
        return response.get(field).asString();
    }
}
