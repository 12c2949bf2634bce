package dev.liftline.gateway.pages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.liftline.gateway.testing.RunningGateway;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

class PagesIT {

    private static final Pattern IMPORT_MAP = Pattern.compile("<script type=\"importmap\">(.*?)</script>");
    private static final Pattern INLINE_SCRIPT =
            Pattern.compile("(?s)<script(?: type=\"(?:importmap|module)\")?>(.+?)</script>");
    private static final Pattern INLINE_STYLE = Pattern.compile("(?s)<style>(.+?)</style>");
    private static final Pattern ASSET = Pattern.compile("/assets/[\\w.-]+");
    private static final Pattern SPECIFIER = Pattern.compile("(?:from|import|resolve\\()\\s*\\(?\"([#@a-z][^\"]*)\"");
    private static final int FIRST_VIEW_BYTES = 80_000;

    private static RunningGateway gateway;

    @BeforeAll
    static void start() {
        gateway = RunningGateway.on("static:127.0.0.1:9");
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/html",
                "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
                "application/json, text/html;q=0.5"
            })
    void showsBrowsersTheApp(String accept) {
        HttpResponse<String> response = get("/", "Accept", accept);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(header(response, "Content-Type")).isEqualTo("text/html; charset=utf-8");
        assertThat(header(response, "Vary")).isEqualTo("Accept, Accept-Encoding");
        assertThat(header(response, "Cache-Control")).isEqualTo("no-cache");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "*/*", "text/html;q=0", "text/plain"})
    void returns404AtTheRootToOtherClients(String accept) {
        HttpResponse<String> response = get("/", "Accept", accept);

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(header(response, "Content-Type")).isEqualTo("application/problem+json");
        assertThat(header(response, "Vary")).isEqualTo("Accept");
        assertThat(response.body()).contains("/openapi.json lists what there is");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/board"})
    void pagesMayLoadNothingButTheirOwnFiles(String path) {
        HttpResponse<String> page = page(path);
        String policy = header(page, "Content-Security-Policy");

        List<String> scripts = hashes(INLINE_SCRIPT, page.body());
        List<String> styles = hashes(INLINE_STYLE, page.body());
        assertThat(scripts).hasSize(3);
        assertThat(styles).hasSize(1);
        assertThat(policy)
                .startsWith("default-src 'none'; script-src 'self' " + String.join(" ", scripts) + "; ")
                .contains(
                        "style-src 'self' " + styles.getFirst() + ";",
                        "img-src 'self' blob:;",
                        "connect-src 'self';",
                        "frame-ancestors 'none'")
                .doesNotContain("unsafe", "http", "*", "data:");
        assertThat(header(page, "Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(header(page, "Permissions-Policy")).contains("camera=()", "geolocation=()");
        assertThat(page.body().replaceAll(INLINE_SCRIPT.pattern(), ""))
                .doesNotContain(" style=", " onclick=", "https://")
                .doesNotContainPattern("<[^>]+ (href|inline)=\"#");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/board"})
    void everyFileThatAPageNamesExists(String path) {
        List<String> named = assets(page(path).body());

        assertThat(named).hasSizeGreaterThan(8);
        assertThat(named).allSatisfy(asset -> {
            HttpResponse<String> file = get(asset);
            assertThat(file.statusCode()).isEqualTo(200);
            assertThat(header(file, "Cache-Control")).isEqualTo("public, max-age=31536000, immutable");
        });
    }

    @ParameterizedTest
    @CsvSource({"/, #skier/settings-screen.js, #board/board.js", "/board, uplot, #skier/app.js"})
    void modulesImportOnlyWhatTheImportMapNames(String path, String inThePage, String ofTheOther) {
        HttpResponse<String> page = page(path);
        Map<String, Map<String, String>> map = JsonMapper.shared().readValue(importMap(page), new TypeReference<>() {});
        Map<String, String> imports = map.getOrDefault("imports", Map.of());

        assertThat(imports).containsKeys("lit", "lit-html", "#shared/api.js").doesNotContainKey(ofTheOther);
        // The modules that are joined are in the page; their URL has only their exports.
        assertThat(specifiers(page.body()))
                .contains(inThePage)
                .allSatisfy(specifier -> assertThat(imports).containsKey(specifier));
        assertThat(imports.values())
                .allSatisfy(url -> assertThat(specifiers(get(url).body()))
                        .allSatisfy(specifier -> assertThat(imports).containsKey(specifier)));
    }

    @ParameterizedTest
    @CsvSource({"/, skier-app", "/board, board-board"})
    void aFirstViewNeedsNoModuleBesidesThePageButItsExports(String path, String module) {
        String html = page(path).body();
        List<String> named = assets(html.replaceAll(INLINE_SCRIPT.pattern(), ""));

        assertThat(named)
                .singleElement()
                .satisfies(url -> assertThat(url).matches("/assets/" + module + "\\.[0-9a-f]{12}\\.js"))
                .satisfies(url -> assertThat(get(url).body())
                        .matches("// [^\\n]+\\nexport const \\{ [\\w$, ]+ } = globalThis\\.joined;\\n"));
        assertThat(html).doesNotContainPattern("(?m)^import ");
    }

    @Test
    void theShellIsInThePage() {
        assertThat(page("/").body()).contains("<div class=\"first-view\" aria-hidden=\"true\">");
    }

    @Test
    void modulesThatAreJoinedHaveOneUrl() {
        String map = importMap(page("/"));

        assertThat(List.of("lit", "lit-html", "/assets/css-tag.js", "#shared/api.js", "#skier/app.js"))
                .allSatisfy(name ->
                        assertThat(map).containsPattern("\"" + name + "\":\"/assets/skier-app\\.[0-9a-f]{12}\\.js\""));
        assertThat(List.of("#shared/en.json", "#skier/en.json"))
                .allSatisfy(name ->
                        assertThat(map).containsPattern("\"" + name + "\":\"/assets/skier-en\\.[0-9a-f]{12}\\.json\""));
    }

    @Test
    void theFirstViewIsSmallOnTheWire() throws Exception {
        String html = page("/").body();
        int bytes = compressed("/").body().length;
        for (String asset : assets(html.replaceAll(IMPORT_MAP.pattern(), ""))) {
            bytes += compressed(asset).body().length;
        }
        List<String> catalogues = Pattern.compile("\"#(?:shared|skier)/de.json\":\"([^\"]+)\"")
                .matcher(html)
                .results()
                .map(match -> match.group(1))
                .distinct()
                .toList();
        assertThat(catalogues).hasSize(1);
        for (String catalogue : catalogues) {
            bytes += compressed(catalogue).body().length;
        }

        assertThat(bytes).isBetween(10_000, FIRST_VIEW_BYTES);
    }

    @ParameterizedTest
    @CsvSource({
        "/manifest.webmanifest, application/manifest+json",
        "/service-worker.js, text/javascript; charset=utf-8",
        "/icons/icon.svg, image/svg+xml",
        "/icons/icon-192.png, image/png",
        "/icons/icon-512.png, image/png",
        "/icons/icon-maskable-512.png, image/png",
        "/board, text/html; charset=utf-8"
    })
    void filesWithFixedNamesAreRevalidated(String path, String mediaType) {
        HttpResponse<String> response = get(path);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(header(response, "Content-Type")).isEqualTo(mediaType);
        assertThat(header(response, "Cache-Control")).isEqualTo("no-cache");
        String etag = header(response, "ETag");
        assertThat(etag).startsWith("W/\"");

        HttpResponse<String> again = get(path, "If-None-Match", "\"other\", " + etag);

        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(header(again, "ETag")).isEqualTo(etag);
        assertThat(again.headers().firstValue("Content-Type")).isEmpty();
        assertThat(get(path, "If-None-Match", "W/\"0123456789ab\"").statusCode())
                .isEqualTo(200);
    }

    @Test
    void compressesForThoseWhoAcceptIt() throws Exception {
        String asset = assets(page("/").body()).getFirst();
        HttpResponse<byte[]> compressed = compressed(asset);

        assertThat(compressed.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(compressed.headers().firstValue("Vary")).hasValue("Accept-Encoding");
        assertThat(new String(new GZIPInputStream(new ByteArrayInputStream(compressed.body())).readAllBytes(), UTF_8))
                .isEqualTo(get(asset).body());
        assertThat(get(asset).headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(get(asset, "Accept-Encoding", "gzip;q=0, br").headers().firstValue("Content-Encoding"))
                .isEmpty();
    }

    @Test
    void theServiceWorkerKnowsTheFilesOfTheApp() {
        String script = get("/service-worker.js").body();

        assertThat(script).containsPattern("const version = \"[0-9a-f]{12}\";");
        assertThat(assets(script))
                .containsAll(assets(page("/").body()))
                .noneMatch(asset -> asset.startsWith("/assets/board-"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/assets/skier-app.js", "/assets/shared-api.0123456789ab.js", "/icons/none.png"})
    void returns404ForOtherFiles(String path) {
        assertThat(get(path).statusCode()).isEqualTo(404);
        assertThat(header(get(path), "Content-Type")).isEqualTo("application/problem+json");
    }

    private static HttpResponse<String> page(String path) {
        return get(path, "Accept", "text/html");
    }

    private static HttpResponse<String> get(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(gateway.uri(path));
        return gateway.send(headers.length == 0 ? request : request.headers(headers));
    }

    private static HttpResponse<byte[]> compressed(String path) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(gateway.uri(path))
                            .header("Accept", "text/html")
                            .header("Accept-Encoding", "br, gzip")
                            .build(),
                    BodyHandlers.ofByteArray());
        }
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    private static List<String> assets(String text) {
        return ASSET.matcher(text)
                .results()
                .map(match -> match.group())
                .filter(path -> !path.equals("/assets/css-tag.js"))
                .distinct()
                .toList();
    }

    /** What the modules of a text import, at once or later, or look up. */
    private static List<String> specifiers(String text) {
        return SPECIFIER.matcher(text).results().map(match -> match.group(1)).toList();
    }

    private static List<String> hashes(Pattern inline, String html) {
        return inline.matcher(html)
                .results()
                .map(element -> "'sha256-" + sha256(element.group(1)) + "'")
                .toList();
    }

    private static String importMap(HttpResponse<String> page) {
        Matcher map = IMPORT_MAP.matcher(page.body());
        assertThat(map.find()).isTrue();
        return map.group(1);
    }

    private static String sha256(String text) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
