package dev.liftline.e2e.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import dev.liftline.e2e.stack.EndToEndTest;
import dev.liftline.e2e.stack.Gateway;
import dev.liftline.e2e.stack.RunningStack;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The resort's board, as staff of one resort see it. */
@ExtendWith(ChromiumExtension.class)
class BoardOfOneResortIT extends EndToEndTest {

    private static final int RESORT = 8;
    private static final int OTHER = 9;
    private static final String SEASON = "2026";
    private static final int DAY = 12;
    private static final int SKIER = 921_001;

    private final Chromium chromium;

    BoardOfOneResortIT(RunningStack stack, Chromium chromium) {
        super(stack);
        this.chromium = chromium;
    }

    @Test
    void staffOfOneResortSeeItAndNoOther() {
        playADay();
        try (Visit visit = new Visit(chromium, stack.gatewayUrl(), Screen.DESKTOP)) {
            Page page = visit.page();
            Operator.ofResort(gateway, RESORT).signIn(visit.open("/board#/lifts?resort=" + OTHER));

            // The address names a resort that is not his: he sees his own.
            assertThat(page.locator(".resort-name")).isVisible();
            assertThat(page.locator("#resort")).hasCount(0);
            String own = page.locator(".resort-name").textContent().strip();
            assertThat(own).isNotEmpty();
            visit.awaitData().check("board-one-resort");
            assertThat((int) page.evaluate(
                            "fetch('/board/resorts').then((it) => it.json()).then((it) => it.resorts.length)"))
                    .isOne();
            for (String name : new String[] {"replay", "season", "flow"}) {
                page.locator("nav a[href^='#/" + name + "']").click();
                page.waitForURL(url -> url.contains("#/" + name));
                visit.awaitData();
                assertThat(page.locator(".resort-name")).hasText(own);
            }
            assertThat(visit.takeComplaints()).isEmpty();
            String ask = "fetch('/board/day?resort=%d').then((it) => it.status)".formatted(OTHER);
            page.waitForConsoleMessage(
                    () -> assertThat((int) page.evaluate(ask)).isEqualTo(403));
            assertThat(visit.takeComplaints()).singleElement().asString().contains("403");
        }
    }

    @Test
    void staffOfAResortCannotSearchForTheLastLift() {
        try (Visit visit = new Visit(chromium, stack.gatewayUrl(), Screen.DESKTOP)) {
            Page page = visit.page();
            Operator.ofResort(gateway, RESORT).signIn(visit.open("/board"));
            assertThat(page.locator(".resort-name")).isVisible();
            assertThat(page.locator("nav a[href*='last-lift']")).hasCount(0);

            visit.open("/board#/last-lift");

            assertThat(page.locator(".notice.problem")).isVisible();
            assertThat(page.locator("form")).hasCount(0);
            visit.check("board-last-lift-forbidden");
        }
    }

    /** On one lift, so that no scanner is silent, which the board shows as a problem. */
    private void playADay() {
        for (int ride = 0; ride < 6; ride++) {
            gateway.ride(RESORT, SEASON, DAY, SKIER, 12 + 31 * ride, 1);
        }
        String day = Gateway.skierDay(RESORT, SEASON, DAY, SKIER);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(gateway.get(day).status()).isEqualTo(200));
    }
}
