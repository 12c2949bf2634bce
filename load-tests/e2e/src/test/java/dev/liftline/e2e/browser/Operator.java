package dev.liftline.e2e.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.liftline.e2e.stack.Gateway;
import dev.liftline.e2e.stack.GatewayResponse;
import dev.liftline.e2e.stack.RunningStack;
import dev.liftline.local.secrets.LocalSecrets;
import tools.jackson.databind.json.JsonMapper;

/** One of the staff. */
record Operator(String name, String passphrase) {

    /** Sees all resorts. */
    static Operator admin(RunningStack stack) {
        return new Operator(LocalSecrets.ADMIN, stack.adminPassphrase());
    }

    /** A new one with the role {@code resort}. */
    static Operator ofResort(Gateway gateway, int resort) {
        String name = "resort-" + resort + "-" + System.nanoTime();
        GatewayResponse response = gateway.post(
                "/admin/operators", "{\"name\":\"%s\",\"role\":\"resort\",\"resortID\":%d}".formatted(name, resort));
        assertThat(response.status()).as(response.body()).isEqualTo(201);
        return new Operator(
                name,
                JsonMapper.shared().readTree(response.body()).path("passphrase").stringValue());
    }

    /** Fills in the form of the open board and sends it. */
    void signIn(Visit visit) {
        visit.page().locator("#operator").fill(name);
        visit.page().locator("#passphrase").fill(passphrase);
        visit.submitSignIn();
        assertThat(visit.page().locator("nav li").first()).isVisible();
    }
}
