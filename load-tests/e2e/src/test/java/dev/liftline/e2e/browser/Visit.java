package dev.liftline.e2e.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.AxeResults;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ScreenshotAnimations;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One person's browser with a page of Liftline. It collects what the browser complains about: errors of scripts, failed
 * requests, and everything that the page's security policy forbids, which Chromium reports in its console. Not thread-safe.
 */
final class Visit implements AutoCloseable {

    /** Kept after the run. */
    static final Path SCREENSHOTS = Path.of("target", "screenshots");

    /** WCAG 2.2 AA, and what axe counts as best practice. */
    private static final List<String> RULES =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    private static final int SERVICE_UNAVAILABLE = 503;
    private static final int SIGN_IN_ATTEMPTS = 10;

    private final BrowserContext context;
    private final Page page;
    private final URI site;
    private final Screen screen;
    private final List<String> complaints = new ArrayList<>();
    private boolean wasBusy;

    Visit(Chromium chromium, URI site, Screen screen) {
        this(chromium, site, screen, screen.options());
    }

    /** @param state of the browser of somebody who is signed in already */
    Visit(Chromium chromium, URI site, Screen screen, String state) {
        this(chromium, site, screen, screen.options().setStorageState(state));
    }

    private Visit(Chromium chromium, URI site, Screen screen, Browser.NewContextOptions options) {
        this.site = site;
        this.screen = screen;
        context = chromium.browser().newContext(options);
        page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                complaints.add(message.type() + ": " + message.text() + " at " + message.location());
            }
        });
        page.onPageError(error -> complaints.add("script: " + error));
    }

    Page page() {
        return page;
    }

    BrowserContext context() {
        return context;
    }

    /** Opens a path of the site. */
    Visit open(String path) {
        page.navigate(site.resolve(path).toString());
        return this;
    }

    /** Sends the form of a sign-in, again while the service is busy: hashes of PINs yield the CPU to everything else. */
    void submitSignIn() {
        int status;
        int attempts = 0;
        do {
            status = page.waitForResponse(
                            Visit::isOfSignIn,
                            () -> page.locator("form button.button").click())
                    .status();
            wasBusy |= status == SERVICE_UNAVAILABLE;
        } while (status == SERVICE_UNAVAILABLE && ++attempts < SIGN_IN_ATTEMPTS);
    }

    private static boolean isOfSignIn(Response response) {
        return response.request().method().equals("POST") && response.url().endsWith("/session");
    }

    /** Waits until the screen shows its data, and no placeholder or error. */
    Visit awaitData() {
        PlaywrightAssertions.assertThat(page.locator("h1")).isVisible();
        PlaywrightAssertions.assertThat(page.locator(".skeleton")).hasCount(0);
        PlaywrightAssertions.assertThat(page.locator(".notice.problem")).hasCount(0);
        return this;
    }

    /** Takes a picture and fails if axe finds a violation in what is shown. */
    Visit check(String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(SCREENSHOTS.resolve(name + "-" + screen + ".png"))
                .setAnimations(ScreenshotAnimations.DISABLED));
        AxeResults results = new AxeBuilder(page).withTags(RULES).analyze();
        AxeReport.add(name, screen, results);
        assertThat(results.getViolations().stream().map(Visit::describe))
                .as("axe on %s, %s", name, screen)
                .isEmpty();
        return this;
    }

    private static String describe(Rule rule) {
        return rule.getId() + ": " + rule.getHelp() + " in "
                + rule.getNodes().stream()
                        .map(node -> String.valueOf(node.getTarget()))
                        .toList();
    }

    /** What the browser complained about since the last call. */
    List<String> takeComplaints() {
        complaints.removeIf(complaint -> wasBusy && complaint.contains("status of 503"));
        List<String> taken = List.copyOf(complaints);
        complaints.clear();
        return taken;
    }

    /** Fails if the browser complained about anything that was not taken. */
    @Override
    public void close() {
        context.close();
        assertThat(takeComplaints()).as("complaints of the browser, %s", screen).isEmpty();
    }
}
