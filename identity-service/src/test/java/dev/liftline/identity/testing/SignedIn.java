package dev.liftline.identity.testing;

import dev.liftline.model.caller.Caller;
import dev.liftline.model.caller.CallerRole;
import dev.liftline.model.caller.Credential;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/**
 * A session of a person.
 *
 * @param caller what the gateway says about its requests
 */
public record SignedIn(Caller caller) {

    /** Skier 7. */
    public static SignedIn skier(Client client) {
        return of(
                client,
                "{\"pass\":\"%s\",\"pin\":\"%s\"}".formatted(IdentityEnvironment.PASS, IdentityEnvironment.PIN));
    }

    /** The operator {@code board} of resort 3. */
    public static SignedIn operator(Client client) {
        return of(client, "{\"operator\":\"board\",\"passphrase\":\"%s\"}".formatted(IdentityEnvironment.PASSPHRASE));
    }

    private static SignedIn of(Client client, String body) {
        JsonNode session = Client.json(201, client.post("/session", body, Client.ANYBODY));
        String id = hash(session.get("token").asString());
        JsonNode found = Client.json(200, client.get("/internal/sessions/" + id, Client.GATEWAY));
        return new SignedIn(new Caller(
                CallerRole.of(found.get("role").asString()),
                found.get("id").asString(),
                found.get("subject").asString(),
                found.get("resort").intValue(),
                Caller.ANY));
    }

    /** The hash of a token. */
    public static String hash(String token) {
        return Objects.requireNonNull(Credential.parse(token)).hash().hex();
    }

    /** The session's id. */
    public String id() {
        return caller.id();
    }
}
