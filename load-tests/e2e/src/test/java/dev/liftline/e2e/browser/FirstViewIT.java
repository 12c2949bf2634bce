package dev.liftline.e2e.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.liftline.e2e.stack.EndToEndTest;
import dev.liftline.e2e.stack.Gateway;
import dev.liftline.e2e.stack.RunningStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * How soon the app can be used by somebody who has never opened it. Writes the times and bytes beside the pictures; only the bytes are
 * asserted, because the machine may be busy.
 */
@ExtendWith(ChromiumExtension.class)
class FirstViewIT extends EndToEndTest {

    private static final Path RESULT = Visit.SCREENSHOTS.resolve("first-view.md");
    private static final int BYTES = 80_000;
    private static final int SKIER = 910_900;
    private static final int RESORT = 4;
    private static final String SEASON = "2026";
    private static final int DAY = 8;

    private final Chromium chromium;

    FirstViewIT(RunningStack stack, Chromium chromium) {
        super(stack);
        this.chromium = chromium;
    }

    @Test
    void theFirstViewIsSmallAndItsTimesAreWrittenDown() throws IOException {
        Skier skier = Skier.activated(gateway, SKIER);
        gateway.ride(RESORT, SEASON, DAY, SKIER, 20, 3);
        String day = Gateway.skierDay(RESORT, SEASON, DAY, SKIER);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(gateway.get(day).status()).isEqualTo(200));
        String signedIn = signedIn(skier);

        List<String> rows = new ArrayList<>();
        rows.add("| First view | Requests | Bytes | Usable, ms | On a slow network and CPU, ms |");
        rows.add("|---|---|---|---|---|");
        rows.add(row("sign-in", null, "#pass"));
        rows.add(row("today, signed in", signedIn, ".hero-figure"));
        Files.createDirectories(Visit.SCREENSHOTS);
        Files.write(RESULT, rows);
    }

    /** The state of a browser in which the skier is signed in, without any file of the app. */
    private String signedIn(Skier skier) {
        try (Visit visit = new Visit(chromium, stack.gatewayUrl(), Screen.PHONE)) {
            visit.open("/");
            skier.signIn(visit, Skier.PIN);
            visit.page().locator(".hero-figure").waitFor();
            return visit.context().storageState();
        }
    }

    private String row(String name, @Nullable String state, String usable) {
        FirstView fast = FirstView.measure(chromium, stack.gatewayUrl(), state, usable, false);
        FirstView slow = FirstView.measure(chromium, stack.gatewayUrl(), state, usable, true);
        assertThat(fast.bytes()).as("bytes of %s", name).isBetween(10_000L, (long) BYTES);
        return "| %s | %d | %d | %d | %d |"
                .formatted(name, fast.requests(), fast.bytes(), fast.usableMillis(), slow.usableMillis());
    }
}
