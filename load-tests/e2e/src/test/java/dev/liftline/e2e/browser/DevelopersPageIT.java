package dev.liftline.e2e.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import dev.liftline.e2e.stack.EndToEndTest;
import dev.liftline.e2e.stack.RunningStack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The page with the links for developers. */
@ExtendWith(ChromiumExtension.class)
class DevelopersPageIT extends EndToEndTest {

    private final Chromium chromium;

    DevelopersPageIT(RunningStack stack, Chromium chromium) {
        super(stack);
        this.chromium = chromium;
    }

    @Test
    void thePageLinksToTheDescriptionOfTheApi() {
        try (Visit visit = new Visit(chromium, stack.gatewayUrl(), Screen.DESKTOP)) {
            visit.open("/developers").check("developers");
            assertThat(visit.page().getByRole(AriaRole.LINK).first()).isVisible();
        }
    }
}
