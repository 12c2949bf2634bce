package dev.liftline.gateway.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** The app's service worker with the names of the files that the app needs without a network. */
final class ServiceWorkerScript {

    private static final String VERSION = "const version = \"\";";
    private static final String FILES = "const files = [];";

    private ServiceWorkerScript() {}

    /**
     * @param source with an empty version and an empty list
     * @param page the app's page: another page is another version
     */
    static String of(String source, PageHtml page, PageFiles app) {
        List<String> files = app.urls();
        return replace(
                replace(
                        source,
                        VERSION,
                        "const version = \"" + Hash.name(page.html().getBytes(UTF_8)) + "\";"),
                FILES,
                "const files = " + JsonMapper.shared().writeValueAsString(files) + ";");
    }

    private static String replace(String source, String empty, String filled) {
        if (!source.contains(empty)) {
            throw new IllegalStateException("The service worker lacks: " + empty);
        }
        return source.replace(empty, filled);
    }
}
