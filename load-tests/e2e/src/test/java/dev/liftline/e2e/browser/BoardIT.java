package dev.liftline.e2e.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import dev.liftline.e2e.stack.EndToEndTest;
import dev.liftline.e2e.stack.Gateway;
import dev.liftline.e2e.stack.RunningStack;
import dev.liftline.local.load.Credentials;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The resort's board, as an administrator sees it. */
@ExtendWith(ChromiumExtension.class)
class BoardIT extends EndToEndTest {

    private static final int RESORT = 9;
    private static final String SEASON = "2026";
    private static final String LAST_SEASON = "9990";
    private static final int DAY = 15;
    private static final int FIRST_SKIER = 920_001;

    /** The board reads refused scans every 15 s. */
    private static final LocatorAssertions.ContainsTextOptions SOON =
            new LocatorAssertions.ContainsTextOptions().setTimeout(60_000);

    private static final LocatorAssertions.HasTextOptions SOON_EXACTLY =
            new LocatorAssertions.HasTextOptions().setTimeout(60_000);

    private static boolean played;
    private static @Nullable String signedIn;

    private final Chromium chromium;

    BoardIT(RunningStack stack, Chromium chromium) {
        super(stack);
        this.chromium = chromium;
    }

    static Stream<Screen> screens() {
        return Screen.all();
    }

    /** Once: two days a week apart, of 12 skiers each. */
    @BeforeEach
    void playTwoDays() {
        if (played) {
            return;
        }
        for (int skier = 0; skier < 12; skier++) {
            for (int ride = 0; ride < 6; ride++) {
                gateway.ride(
                        RESORT, SEASON, DAY - 7, FIRST_SKIER + skier, 12 + 31 * ride + skier, 1 + (skier + ride) % 6);
                gateway.ride(RESORT, SEASON, DAY, FIRST_SKIER + skier, 10 + 29 * ride + skier, 1 + (skier + ride) % 7);
            }
        }
        String last = Gateway.skierDay(RESORT, SEASON, DAY, FIRST_SKIER + 11);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(gateway.get(last).status()).isEqualTo(200));
        played = true;
    }

    @ParameterizedTest
    @MethodSource("screens")
    void everyScreenShowsTheResort(Screen screen) {
        try (Visit visit = visit(screen)) {
            assertThat(visit.open("/board").page().locator("#operator")).isVisible();
            visit.check("board-sign-in");
        }
        try (Visit visit = new Visit(chromium, stack.gatewayUrl(), screen, signedIn())) {
            for (String name : new String[] {"lifts", "replay", "season", "last-lift", "flow"}) {
                visit.open("/board#/%s?resort=%d&season=%s&day=%d".formatted(name, RESORT, SEASON, DAY));
                visit.awaitData().check("board-" + name);
            }
        }
    }

    /** In a season after all others, because the board shows the resort's latest day. */
    @Test
    void theBoardCountsARideThatArrivesWhileItIsOpen() {
        gateway.ride(RESORT, LAST_SEASON, DAY, FIRST_SKIER + 700, 100, 1);
        gateway.awaitBody(Gateway.skierDay(RESORT, LAST_SEASON, DAY, FIRST_SKIER + 700), "10");
        try (Visit visit = visit(Screen.DESKTOP)) {
            Page page = visit.page();
            signIn(visit.open("/board#/lifts?resort=" + RESORT));
            assertThat(page.getByText("Live").first()).isVisible();
            Locator rides = fact(page, "Rides");
            assertThat(rides).hasText(Pattern.compile("^\\s*1\\b"));

            gateway.ride(RESORT, LAST_SEASON, DAY, FIRST_SKIER + 700, 101, 2);

            assertThat(rides).hasText(Pattern.compile("^\\s*2\\b"));
        }
    }

    @Test
    void aRefusedScanAppearsWithItsReason() {
        int skier = FIRST_SKIER + 701;
        try (Visit visit = visit(Screen.DESKTOP)) {
            Page page = visit.page();
            signIn(visit.open("/board#/lifts?resort=" + RESORT));
            Locator refused = fact(page, "Refused scans");
            assertThat(refused).containsText("since", SOON);
            int before = firstNumber(refused);

            assertThat(gateway.tryRide(RESORT, SEASON, DAY, skier, 1441, 1).status())
                    .isEqualTo(400);
            assertThat(gateway.post(
                                    Gateway.skierDay(8, SEASON, DAY, skier),
                                    "{\"time\":100,\"liftID\":1}",
                                    "Content-Type",
                                    "application/json",
                                    Credentials.HEADER,
                                    stack.credentials().scanner(RESORT))
                            .status())
                    .isEqualTo(403);

            assertThat(refused).hasText(Pattern.compile("^\\D*" + (before + 2) + "\\D"), SOON_EXACTLY);
            assertThat(refused).containsText("other resort");
            assertThat(refused).containsText("invalid");
            visit.check("board-lifts-refused");
        }
    }

    private static int firstNumber(Locator fact) {
        return Integer.parseInt(fact.textContent().replaceFirst("(?s)^\\D*(\\d+).*$", "$1"));
    }

    @Test
    void aDayIsReplayedByButtonsAndKeys() {
        try (Visit visit = visit(Screen.DESKTOP)) {
            Page page = visit.page();
            signIn(visit.open("/board#/replay?resort=" + RESORT + "&season=" + SEASON + "&day=" + DAY));
            Locator time = page.locator(".moment-time dd");
            assertThat(time).hasText("8:30");
            button(page, "Step forward").click();
            assertThat(time).hasText("8:35");
            page.getByLabel("Time of day").focus();
            page.keyboard().press("ArrowRight");
            assertThat(time).hasText("8:40");
            button(page, "Play").click();
            assertThat(button(page, "Pause")).isVisible();
            assertThat(time).not().hasText("8:40");
            button(page, "Pause").click();
            button(page, "To the end").click();
            assertThat(button(page, "Step forward")).isDisabled();
        }
    }

    @Test
    void theLastLiftOfASkierNeedsAReasonAndIsAudited() throws SQLException {
        String reason = "reported missing by the family, case " + System.nanoTime();
        try (Visit visit = visit(Screen.DESKTOP)) {
            Page page = visit.page();
            signIn(visit.open("/board#/last-lift?resort=" + RESORT));
            page.getByLabel("Skier or pass").fill(Integer.toString(FIRST_SKIER));
            button(page, "Find the last lift").click();
            assertThat(page.getByText("Say why in at least 5 characters.")).isVisible();
            assertThat(audited(reason)).isZero();

            page.getByLabel("Reason").fill(reason);
            button(page, "Find the last lift").click();

            assertThat(page.getByText("Last lift of skier " + FIRST_SKIER)).isVisible();
            assertThat(fact(page, "Scanned at")).hasText("11:05");
            visit.check("board-last-lift-found");
            assertThat(audited(reason)).isOne();
        }
    }

    @Test
    void theExportHoldsWhatIsShown() throws IOException {
        try (Visit visit = visit(Screen.DESKTOP)) {
            Page page = visit.page();
            signIn(visit.open("/board#/season?resort=" + RESORT + "&season=" + SEASON));
            Download download =
                    page.waitForDownload(() -> button(page, "Export CSV").click());
            assertThat(download.suggestedFilename()).endsWith(".csv");
            assertThat(Files.readString(download.path())).contains("2026-01-15", "2026-01-08");
        }
    }

    private long audited(String reason) throws SQLException {
        var database = stack.database();
        try (Connection connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                var search = connection.prepareStatement("SELECT count(*) FROM audit_last_lift WHERE reason = ?")) {
            search.setString(1, reason);
            try (ResultSet rows = search.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    /** The state of a browser in which the administrator is signed in; once for all screens. */
    private String signedIn() {
        if (signedIn == null) {
            try (Visit visit = visit(Screen.DESKTOP)) {
                signIn(visit.open("/board"));
                signedIn = visit.context().storageState();
            }
        }
        return signedIn;
    }

    private Visit visit(Screen screen) {
        return new Visit(chromium, stack.gatewayUrl(), screen);
    }

    private void signIn(Visit visit) {
        Operator.admin(stack).signIn(visit);
    }

    /** The value beside a name in a list of facts. */
    private static Locator fact(Page page, String name) {
        return page.locator("dl.facts > div")
                .filter(new Locator.FilterOptions()
                        .setHas(page.getByText(name, new Page.GetByTextOptions().setExact(true))))
                .locator("dd")
                .first();
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
