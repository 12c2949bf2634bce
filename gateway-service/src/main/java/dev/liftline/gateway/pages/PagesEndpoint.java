package dev.liftline.gateway.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.liftline.gateway.Problem;
import dev.liftline.gateway.Route;
import dev.liftline.gateway.endpoints.LocalEndpoint;
import dev.liftline.gateway.endpoints.LocalRequest;
import dev.liftline.gateway.endpoints.LocalResponse;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The skier's app at {@code /}, for browsers, the resort's board at {@code /board}, and their files. */
@Component
class PagesEndpoint implements LocalEndpoint {

    private static final String ICONS = "icons/";

    private final Assets assets;
    private final ServedFile app;
    private final ServedFile board;
    private final ServedFile manifest;
    private final ServedFile serviceWorker;
    private final Map<String, ServedFile> icons = new HashMap<>();
    private final LocalResponse notForPrograms;

    PagesEndpoint() throws IOException {
        WebFiles files = WebFiles.read();
        assets = new Assets(files);
        PageFiles appFiles = new PageFiles("skier", files, assets);
        PageHtml appPage = PageHtml.of(files.text("skier/index.html"), appFiles);
        PageHtml boardPage = PageHtml.of(files.text("board/index.html"), new PageFiles("board", files, assets));
        app = page(appPage, Map.of("Vary", "Accept"));
        board = page(boardPage, Map.of());
        manifest = file("manifest.webmanifest", files.text("skier/manifest.webmanifest"));
        serviceWorker = file(
                "service-worker.js", ServiceWorkerScript.of(files.text("skier/service-worker.js"), appPage, appFiles));
        files.own().forEach((path, content) -> {
            if (path.startsWith(ICONS)) {
                icons.put(path.substring(ICONS.length()), ServedFile.revalidated(path, content, Map.of()));
            }
        });
        Problem problem = Problem.notFound();
        notForPrograms = new LocalResponse(
                problem.status(), Problem.MEDIA_TYPE, Buffer.buffer(problem.toJson()), Map.of("Vary", "Accept"));
    }

    private static ServedFile page(PageHtml page, Map<String, String> more) {
        Map<String, String> headers = new HashMap<>(PagePolicy.headers(page));
        headers.putAll(more);
        return ServedFile.revalidated("index.html", page.html().getBytes(UTF_8), headers);
    }

    private static ServedFile file(String name, String text) {
        return ServedFile.revalidated(name, text.getBytes(UTF_8), Map.of());
    }

    @Override
    public Set<Route> routes() {
        return EnumSet.of(Route.APP, Route.BOARD, Route.ASSET, Route.WEB_MANIFEST, Route.SERVICE_WORKER, Route.ICON);
    }

    @Override
    public LocalResponse get(LocalRequest request) {
        if (request.route() == Route.APP && !request.acceptsHtml()) {
            return notForPrograms;
        }
        ServedFile file = find(request);
        return file == null
                ? LocalResponse.problem(Problem.of(404, "Not Found", "No page has such a file. Load the page again."))
                : file.respond(request);
    }

    private @Nullable ServedFile find(LocalRequest request) {
        String path = request.path();
        String name = path.substring(path.lastIndexOf('/') + 1);
        return switch (request.route()) {
            case APP -> app;
            case BOARD -> board;
            case WEB_MANIFEST -> manifest;
            case SERVICE_WORKER -> serviceWorker;
            case ICON -> icons.get(name);
            default -> assets.file(name);
        };
    }
}
