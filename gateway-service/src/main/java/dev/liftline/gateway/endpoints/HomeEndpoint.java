package dev.liftline.gateway.endpoints;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.liftline.gateway.Problem;
import dev.liftline.gateway.Route;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** {@code /}: a page for browsers that says what this is and where to go. Other clients get 404. */
@Component
class HomeEndpoint implements LocalEndpoint {

    private static final Pattern STYLE = Pattern.compile("<style>(.*?)</style>", Pattern.DOTALL);
    private static final Pattern HTML = Pattern.compile("text/html(\\s*;(?!\\s*q=0(\\.0*)?\\s*$).*)?");

    private final LocalResponse page;
    private final LocalResponse notFound;

    HomeEndpoint() throws IOException {
        String html = new ClassPathResource("home.html").getContentAsString(UTF_8);
        page = new LocalResponse(
                200,
                "text/html; charset=utf-8",
                Buffer.buffer(html),
                Map.of(
                        "Cache-Control", "no-cache",
                        "Content-Security-Policy", policy(html),
                        "Referrer-Policy", "no-referrer",
                        "Vary", "Accept"));
        Problem problem = Problem.notFound();
        notFound = new LocalResponse(
                problem.status(), Problem.MEDIA_TYPE, Buffer.buffer(problem.toJson()), Map.of("Vary", "Accept"));
    }

    @Override
    public Set<Route> routes() {
        return EnumSet.of(Route.HOME);
    }

    @Override
    public LocalResponse get(Route route, String path, String accept) {
        return acceptsHtml(accept) ? page : notFound;
    }

    /** By name: programs that accept everything want JSON. */
    private static boolean acceptsHtml(String accept) {
        return Arrays.stream(accept.toLowerCase(Locale.ROOT).split(","))
                .anyMatch(range -> HTML.matcher(range.strip()).matches());
    }

    /** Nothing may be loaded or run; the only style is the page's own. */
    private static String policy(String html) {
        Matcher style = STYLE.matcher(html);
        if (!style.find()) {
            throw new IllegalStateException("home.html has no style.");
        }
        return "default-src 'none'; style-src 'sha256-" + sha256(style.group(1))
                + "'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    }

    private static String sha256(String text) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256.", e);
        }
    }
}
