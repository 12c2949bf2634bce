package dev.liftline.e2e.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import dev.liftline.e2e.stack.EndToEndTest;
import dev.liftline.e2e.stack.Gateway;
import dev.liftline.e2e.stack.RunningStack;
import java.time.Duration;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The skier's app, from the activation code to signing out. */
@ExtendWith(ChromiumExtension.class)
class SkierAppIT extends EndToEndTest {

    private static final int RESORT = 4;
    private static final String SEASON = "2026";

    private static @Nullable String signedIn;

    private final Chromium chromium;

    SkierAppIT(RunningStack stack, Chromium chromium) {
        super(stack);
        this.chromium = chromium;
    }

    static Stream<Screen> screens() {
        return Screen.all();
    }

    @Test
    void aSkierActivatesThePassSignsInAndSeesTheDayGrow() {
        Skier skier = Skier.withNewPass(gateway, 910_001);
        try (Visit visit = visit(Screen.PHONE)) {
            Page page = visit.open("/").page();
            choose(page, "First time");
            page.getByLabel("Activation code").focus();
            page.keyboard().insertText(skier.code());
            page.locator("#pin").fill(Skier.PIN);
            visit.check("activation");
            button(page, "Set PIN").click();
            assertThat(page.getByText("Your PIN is set.")).isVisible();
            skier.signIn(visit, Skier.PIN);
            assertThat(page.getByText("No rides yet")).isVisible();
            visit.check("today-without-rides");

            ride(skier, 7, 20, 21);

            assertThat(fact(page, "Rides")).hasText("1");
            assertThat(page.locator(".state.live")).containsText("Live");
            ride(skier, 7, 31, 12);
            assertThat(fact(page, "Rides")).hasText("2");
            assertThat(fact(page, "Last ride")).hasText("9:01");
            assertThat(page.locator(".hero-figure")).containsText("330");
        }
    }

    @ParameterizedTest
    @MethodSource("screens")
    void everyScreenShowsTheSkiersData(Screen screen) {
        try (Visit visit = visit(screen)) {
            assertThat(visit.open("/").page().locator("#pass")).isVisible();
            visit.check("sign-in");
        }
        try (Visit visit = new Visit(chromium, stack.gatewayUrl(), screen, signedIn())) {
            Page page = visit.open("/").page();
            assertThat(page.locator(".hero-figure")).isVisible();
            assertThat(page.locator(".chart-canvas canvas")).isVisible();
            visit.check("today");
            for (String name : new String[] {"season", "lifts", "leaderboard", "settings"}) {
                page.locator("nav a[href='#/" + name + "']").click();
                settled(visit, name);
                visit.check(name);
            }
            page.locator("nav li a[href='#/today']").click();
            page.locator("a.ride").first().click();
            settled(visit, "ride");
            visit.check("ride");
            page.goBack();
            page.locator("a[href^='#/share']").click();
            settled(visit, "share");
            visit.check("share");
        }
    }

    @Test
    void theLastKnownDayIsShownWithItsAgeWithoutANetwork() {
        Skier skier = Skier.activated(gateway, 910_002);
        ride(skier, 8, 20, 21);
        try (Visit visit = visit(Screen.PHONE)) {
            Page page = visit.open("/").page();
            skier.signIn(visit, Skier.PIN);
            assertThat(fact(page, "Rides")).hasText("1");
            page.evaluate("navigator.serviceWorker.ready.then(() => true)");
            // From here on the service worker answers, and keeps what it reads.
            page.reload();
            assertThat(fact(page, "Rides")).hasText("1");

            visit.context().setOffline(true);
            page.reload();

            assertThat(fact(page, "Rides")).hasText("1");
            assertThat(page.getByText("No answer from Liftline. This is what was known"))
                    .isVisible();
            visit.check("today-offline");

            visit.context().setOffline(false);
            ride(skier, 8, 40, 22);
            page.reload();
            assertThat(fact(page, "Rides")).hasText("2");
            assertThat(visit.takeComplaints()).allMatch(complaint -> complaint.contains("ERR_INTERNET_DISCONNECTED"));
        }
    }

    @Test
    void aFirstVisitKeepsTheUnitsAndTheRidesForTimesWithoutANetwork() {
        Skier skier = Skier.activated(gateway, 910_008);
        ride(skier, 8, 20, 21);
        try (Visit visit = visit(Screen.PHONE)) {
            Page page = visit.open("/").page();
            skier.signIn(visit, Skier.PIN);
            assertThat(fact(page, "Rides")).hasText("1");
            await().until(() -> (Boolean) page.evaluate("navigator.serviceWorker.controller !== null"));
            page.locator("nav a[href='#/settings']").click();
            page.waitForResponse(response -> response.url().endsWith("/me"), () -> choose(page, "Feet"));
            page.locator("nav li a[href='#/today']").click();
            assertThat(page.locator(".hero-figure")).containsText("ft");

            visit.context().setOffline(true);
            page.reload();

            assertThat(page.locator(".hero-figure")).containsText("ft");
            page.locator("a.ride").click();
            settled(visit, "ride");
            assertThat(page.locator(".hero-figure")).containsText("ft");
            assertThat(visit.takeComplaints()).allMatch(complaint -> complaint.contains("ERR_INTERNET_DISCONNECTED"));
        }
    }

    @Test
    void aPageWhoseTextsCannotBeLoadedOffersToLoadAgain() {
        try (Visit visit = visit(Screen.PHONE)) {
            Page page = visit.page();
            String texts = "**/assets/skier-en.*.json";
            page.route(texts, route -> route.fulfill(new Route.FulfillOptions().setStatus(404)));
            visit.open("/");

            assertThat(page.getByText("Liftline could not be loaded.")).isVisible();
            assertThat(page.locator(".skeleton")).hasCount(0);

            page.unroute(texts);
            page.getByText("Load again").click();
            assertThat(page.getByLabel("Pass number")).isVisible();
            assertThat(visit.takeComplaints()).allMatch(complaint -> complaint.contains("status of 404"));
        }
    }

    @Test
    void signingOutEverywhereEndsTheOtherBrowserAndWipesThisOne() {
        Skier skier = Skier.activated(gateway, 910_003);
        ride(skier, 8, 20, 21);
        try (Visit phone = visit(Screen.PHONE);
                Visit desktop = visit(Screen.DESKTOP)) {
            for (Visit visit : new Visit[] {phone, desktop}) {
                skier.signIn(visit.open("/"), Skier.PIN);
                assertThat(fact(visit.page(), "Rides")).hasText("1");
            }
            Page page = phone.page();
            page.locator("nav a[href='#/settings']").click();
            button(page, "Sign out everywhere").click();
            phone.check("sign-out-everywhere");
            button(page, "Yes, everywhere").click();

            assertThat(page.getByLabel("Pass number")).isVisible();
            assertThat((Boolean) page.evaluate("caches.has('answers')")).isFalse();
            assertThat(desktop.page().getByLabel("Pass number")).isVisible();
            desktop.takeComplaints();
        }
    }

    @Test
    void everyTabShowsWhoIsSignedInNow() {
        Skier first = Skier.activated(gateway, 910_006);
        Skier second = Skier.activated(gateway, 910_007);
        ride(first, 8, 20, 21);
        ride(second, 8, 20, 21);
        ride(second, 8, 40, 21);
        try (Visit visit = visit(Screen.PHONE)) {
            Page page = visit.open("/").page();
            first.signIn(visit, Skier.PIN);
            assertThat(fact(page, "Rides")).hasText("1");
            Page otherTab = visit.context().newPage();
            otherTab.navigate(page.url());
            assertThat(fact(otherTab, "Rides")).hasText("1");

            page.locator("nav a[href='#/settings']").click();
            button(page, "Sign out").click();
            assertThat(page.getByLabel("Pass number")).isVisible();
            second.signIn(visit, Skier.PIN);

            assertThat(fact(otherTab, "Rides")).hasText("2");
            otherTab.reload();
            assertThat(fact(otherTab, "Rides")).hasText("2");
        }
    }

    @Test
    void wrongPinsLockTheAccountAndThePageSaysSo() {
        Skier skier = Skier.activated(gateway, 910_004);
        try (Visit visit = visit(Screen.PHONE)) {
            Page page = visit.open("/").page();
            for (int attempt = 1; attempt <= 4; attempt++) {
                skier.signIn(visit, "wrong-pin-" + attempt);
                assertThat(page.getByRole(AriaRole.ALERT)).isVisible();
                assertThat(button(page, "Sign in")).hasAttribute("aria-busy", "false");
            }
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("locked for a while");
            visit.check("locked");
            assertThat(visit.takeComplaints()).hasSize(4).allMatch(complaint -> complaint.contains("401"));
        }
    }

    @Test
    void unitsAndLanguageStayWithTheAccount() {
        Skier skier = Skier.activated(gateway, 910_005);
        ride(skier, 8, 20, 21);
        try (Visit phone = visit(Screen.PHONE)) {
            Page page = phone.open("/").page();
            skier.signIn(phone, Skier.PIN);
            assertThat(page.locator(".hero-figure")).containsText("210");
            page.locator("nav a[href='#/settings']").click();
            choose(page, "Feet");
            assertThat(page.getByText("Saved.")).isVisible();
            choose(page, "Deutsch");
            assertThat(page.getByText("Gespeichert.")).isVisible();
        }
        try (Visit desktop = visit(Screen.DESKTOP)) {
            Page page = desktop.open("/").page();
            skier.signIn(desktop, Skier.PIN);
            assertThat(page.locator(".hero-figure")).containsText("689");
            assertThat(page.locator("html")).hasAttribute("lang", "de");
        }
    }

    /** The state of a browser in which a skier with a season is signed in; once for all screens. */
    private String signedIn() {
        if (signedIn == null) {
            Skier skier = Skier.activated(gateway, 910_100);
            playSeason(skier);
            try (Visit visit = visit(Screen.PHONE)) {
                skier.signIn(visit.open("/"), Skier.PIN);
                assertThat(visit.page().locator(".hero-figure")).isVisible();
                signedIn = visit.context().storageState();
            }
        }
        return signedIn;
    }

    private Visit visit(Screen screen) {
        return new Visit(chromium, stack.gatewayUrl(), screen);
    }

    private void ride(Skier skier, int day, int time, int lift) {
        gateway.ride(RESORT, SEASON, day, skier.id(), time, lift);
    }

    /** Some days of different length, and waits until they are stored. */
    private void playSeason(Skier skier) {
        for (int day : new int[] {2, 3, 4, 9, 16, 17, 30}) {
            for (int ride = 0; ride < 4 + day % 7; ride++) {
                ride(skier, day, 15 + 17 * ride + (ride > 5 ? 60 : 0), 1 + (3 * ride + day) % 17);
            }
        }
        String last = Gateway.skierDay(RESORT, SEASON, 30, skier.id());
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(gateway.get(last).status()).isEqualTo(200));
    }

    private static void settled(Visit visit, String name) {
        visit.page().waitForURL(url -> url.contains("#/" + name));
        visit.awaitData();
    }

    /** The value beside a name in a list of facts. */
    private static Locator fact(Page page, String name) {
        return page.locator("dl.facts div")
                .filter(new Locator.FilterOptions()
                        .setHas(page.getByText(name, new Page.GetByTextOptions().setExact(true))))
                .locator("dd");
    }

    private static void choose(Page page, String name) {
        page.getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName(name))
                .check();
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
