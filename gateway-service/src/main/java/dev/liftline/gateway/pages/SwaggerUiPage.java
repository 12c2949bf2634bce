package dev.liftline.gateway.pages;

import dev.liftline.gateway.Problem;
import dev.liftline.gateway.Route;
import dev.liftline.gateway.proxy.OwnAnswer;
import dev.liftline.gateway.proxy.OwnResource;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.springframework.stereotype.Component;

/** {@code /swagger-ui/}: the files of Swagger UI that its page needs, pointed to {@code /openapi.json}. */
@Component
class SwaggerUiPage implements OwnResource {

    private static final String VERSION_FILE = "/META-INF/maven/org.webjars/swagger-ui/pom.properties";
    private static final String FILES = "/META-INF/resources/webjars/swagger-ui/";
    private static final String INDEX = "index.html";

    private static final Map<String, String> MEDIA_TYPES = Map.of(
            INDEX,
            "text/html; charset=utf-8",
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

    // NB: the file of this name in the webjar points to a demonstration API on the internet.
    private static final OwnAnswer INITIALIZER =
            OwnAnswer.lasting("text/javascript; charset=utf-8", Buffer.buffer("""
            window.onload = () => {
              window.ui = SwaggerUIBundle({
                url: "/openapi.json",
                dom_id: "#swagger-ui",
                deepLinking: true,
                presets: [SwaggerUIBundle.presets.apis, SwaggerUIStandalonePreset],
                layout: "StandaloneLayout",
                validatorUrl: null
              });
            };
            """));

    private final Map<String, OwnAnswer> files = new HashMap<>();

    SwaggerUiPage() {
        String folder = FILES + version() + "/";
        MEDIA_TYPES.forEach((name, type) ->
                files.put(name, OwnAnswer.lasting(type, Buffer.buffer(read(folder + name)))));
        files.put("swagger-initializer.js", INITIALIZER);
    }

    @Override
    public Set<Route> routes() {
        return EnumSet.of(Route.SWAGGER_UI, Route.SWAGGER_UI_INDEX, Route.SWAGGER_UI_FILE);
    }

    @Override
    public Future<OwnAnswer> answer(Route route, String path, UpstreamReader upstream) {
        if (route == Route.SWAGGER_UI) {
            return Future.succeededFuture(OwnAnswer.redirect("/swagger-ui/"));
        }
        String name = path.substring("/swagger-ui/".length());
        OwnAnswer file = files.get(name.isEmpty() ? INDEX : name);
        return Future.succeededFuture(
                file == null ? OwnAnswer.problem(Problem.of(404, "Not Found", "Swagger UI has no such file.")) : file);
    }

    private static String version() {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(new String(read(VERSION_FILE), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version");
    }

    private static byte[] read(String resource) {
        try (InputStream in = SwaggerUiPage.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the class path lacks " + resource);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
