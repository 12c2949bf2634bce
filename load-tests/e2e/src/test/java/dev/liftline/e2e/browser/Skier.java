package dev.liftline.e2e.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.liftline.e2e.stack.Gateway;
import dev.liftline.e2e.stack.GatewayResponse;
import java.time.Duration;
import tools.jackson.databind.json.JsonMapper;

/**
 * A skier with a new pass.
 *
 * @param code activates the pass once
 */
record Skier(int id, String pass, String code) {

    static final String PIN = "ski-2026-pin";

    /** Has an account without a PIN. */
    static Skier withNewPass(Gateway gateway, int id) {
        String pass = created(gateway.post("/admin/passes", "{\"skierID\":" + id + "}"), "pass");
        return new Skier(id, pass, created(gateway.post("/admin/passes/" + pass + "/activation", "{}"), "code"));
    }

    /** Has chosen {@link #PIN}. */
    static Skier activated(Gateway gateway, int id) {
        Skier skier = withNewPass(gateway, id);
        String activation = "{\"code\":\"%s\",\"pin\":\"%s\"}".formatted(skier.code, PIN);
        // 503: hashes of PINs yield the CPU to everything else.
        await().atMost(Duration.ofMinutes(1))
                .until(() -> gateway.post("/activations", activation).status() == 204);
        return skier;
    }

    private static String created(GatewayResponse response, String field) {
        assertThat(response.status()).as(response.body()).isEqualTo(201);
        return JsonMapper.shared().readTree(response.body()).path(field).stringValue();
    }

    /** Fills in the form of the open page and sends it. */
    void signIn(Visit visit, String pin) {
        visit.page().locator("#pass").fill(pass);
        visit.page().locator("#pin").fill(pin);
        visit.submitSignIn();
    }
}
