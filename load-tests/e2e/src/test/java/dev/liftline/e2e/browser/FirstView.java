package dev.liftline.e2e.browser;

import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ServiceWorkerPolicy;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * What one browser without any file of the page loaded until it was usable.
 *
 * @param bytes on the wire, with headers, until then
 */
record FirstView(long usableMillis, int requests, long bytes) {

    private static final int LATENCY_MILLIS = 400;
    private static final int BYTES_PER_SECOND = 400_000 / 8;
    private static final int CPU_SLOWDOWN = 4;

    /** Waits for it; the page's policy forbids what Playwright waits with. */
    private static final String USABLE = """
            new Promise((done) => {
              const look = () => (globalThis.usableAt ? done(globalThis.usableAt) : setTimeout(look, 20));
              look();
            })
            """;

    /**
     * @param state of a browser, with the session of somebody who is signed in, or null
     * @param usable a selector of what is there when the page can be used
     * @param slow whether the network and the CPU are
     */
    static FirstView measure(Chromium chromium, URI site, @Nullable String state, String usable, boolean slow) {
        var options = Screen.PHONE.options().setServiceWorkers(ServiceWorkerPolicy.BLOCK);
        if (state != null) {
            options.setStorageState(state);
        }
        try (BrowserContext context = chromium.browser().newContext(options)) {
            return measure(context, site, usable, slow);
        }
    }

    private static FirstView measure(BrowserContext context, URI site, String usable, boolean slow) {
        Page page = context.newPage();
        CDPSession session = context.newCDPSession(page);
        var bytes = new AtomicLong();
        var requests = new AtomicInteger();
        session.on("Network.loadingFinished", event -> {
            requests.incrementAndGet();
            bytes.addAndGet(event.get("encodedDataLength").getAsLong());
        });
        session.send("Network.enable");
        if (slow) {
            session.send("Network.emulateNetworkConditions", network());
            var rate = new JsonObject();
            rate.addProperty("rate", CPU_SLOWDOWN);
            session.send("Emulation.setCPUThrottlingRate", rate);
        }
        // Remembers when the element was painted.
        page.addInitScript("""
            const look = () => document.querySelector('%s') === null
                ? requestAnimationFrame(look)
                : requestAnimationFrame(() => setTimeout(() => (globalThis.usableAt = performance.now())));
            look();
            """.formatted(usable));
        page.navigate(site.toString());
        double usableAt = ((Number) page.evaluate(USABLE)).doubleValue();
        return new FirstView(Math.round(usableAt), requests.get(), bytes.get());
    }

    private static JsonObject network() {
        var conditions = new JsonObject();
        conditions.addProperty("offline", false);
        conditions.addProperty("latency", LATENCY_MILLIS);
        conditions.addProperty("downloadThroughput", BYTES_PER_SECOND);
        conditions.addProperty("uploadThroughput", BYTES_PER_SECOND);
        return conditions;
    }
}
