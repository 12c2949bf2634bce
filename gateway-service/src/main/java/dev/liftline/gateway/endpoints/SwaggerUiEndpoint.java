package dev.liftline.gateway.endpoints;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.liftline.gateway.Problem;
import dev.liftline.gateway.Route;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** {@code /swagger-ui/}: the files of Swagger UI that its page needs. The page shows {@code /openapi.yaml}. */
@Component
class SwaggerUiEndpoint implements LocalEndpoint {

    private static final String VERSION_FILE = "/META-INF/maven/org.webjars/swagger-ui/pom.properties";
    private static final String FILES = "/META-INF/resources/webjars/swagger-ui/";
    private static final String INDEX = "index.html";

    private static final Map<String, String> MEDIA_TYPES = Map.of(
            "index.css",
            "text/css; charset=utf-8",
            "swagger-ui.css",
            "text/css; charset=utf-8",
            "swagger-ui-bundle.js",
            "text/javascript; charset=utf-8",
            "swagger-ui-standalone-preset.js",
            "text/javascript; charset=utf-8",
            "favicon-16x16.png",
            "image/png",
            "favicon-32x32.png",
            "image/png");

    // Without the bar for other documents, which the page may not load, and whose logo has an inline style.
    // The webjar's own file points to a demonstration API on the internet. Generated clients need the document's
    // tags, so that only the page groups operations by the names for readers: each once, by its first tag.
    private static final String INITIALIZER = """
            const forReaders = (document) => {
              const names = new Map(document.tags.map((tag) => [tag.name, tag["x-displayName"] ?? tag.name]));
              const used = new Set();
              for (const operations of Object.values(document.paths)) {
                for (const operation of Object.values(operations)) {
                  const name = names.get(operation.tags[0]);
                  operation.tags = [name];
                  used.add(name);
                }
              }
              document.tags = document.tags
                .map((tag) => ({ ...tag, name: names.get(tag.name) }))
                .filter((tag) => used.has(tag.name));
              return document;
            };
            const Groups = () => ({
              statePlugins: {
                spec: { wrapActions: { updateJsonSpec: (update) => (document) => update(forReaders(document)) } }
              }
            });
            window.onload = () => {
              window.ui = SwaggerUIBundle({
                url: "/openapi.yaml",
                dom_id: "#swagger-ui",
                deepLinking: true,
                plugins: [Groups],
                presets: [SwaggerUIBundle.presets.apis],
                layout: "BaseLayout",
                validatorUrl: null
              });
            };
            """;

    /** Only this gateway's files and operations; Swagger UI draws its icons from {@code data:} images. */
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final Map<String, LocalResponse> files = new HashMap<>();

    SwaggerUiEndpoint() throws IOException {
        String folder = FILES + version() + "/";
        for (Map.Entry<String, String> file : MEDIA_TYPES.entrySet()) {
            files.put(file.getKey(), LocalResponse.cacheable(file.getValue(), read(folder + file.getKey())));
        }
        files.put(INDEX, page(read(folder + INDEX)));
        files.put(
                "swagger-initializer.js",
                LocalResponse.cacheable("text/javascript; charset=utf-8", INITIALIZER.getBytes(UTF_8)));
    }

    @Override
    public Set<Route> routes() {
        return EnumSet.of(Route.SWAGGER_UI, Route.SWAGGER_UI_INDEX, Route.SWAGGER_UI_FILE);
    }

    @Override
    public LocalResponse get(LocalRequest request) {
        if (request.route() == Route.SWAGGER_UI) {
            return LocalResponse.redirect("/swagger-ui/");
        }
        String name = request.path().substring("/swagger-ui/".length());
        LocalResponse file = files.get(name.isEmpty() ? INDEX : name);
        return file == null
                ? LocalResponse.problem(Problem.of(404, "Not Found", "Swagger UI has no such file."))
                : file;
    }

    private static LocalResponse page(byte[] html) {
        return new LocalResponse(
                200,
                "text/html; charset=utf-8",
                Buffer.buffer(html),
                Map.of(
                        "Cache-Control", "no-cache",
                        "Content-Security-Policy", POLICY,
                        "Referrer-Policy", "no-referrer"));
    }

    private static String version() throws IOException {
        Properties properties = new Properties();
        properties.load(new ByteArrayInputStream(read(VERSION_FILE)));
        return properties.getProperty("version");
    }

    private static byte[] read(String path) throws IOException {
        return new ClassPathResource(path).getContentAsByteArray();
    }
}
