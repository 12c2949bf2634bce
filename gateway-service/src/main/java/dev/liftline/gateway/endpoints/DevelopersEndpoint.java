package dev.liftline.gateway.endpoints;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.liftline.gateway.Route;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** {@code /developers}: a page that says what this is and where to go. */
@Component
class DevelopersEndpoint implements LocalEndpoint {

    private static final Pattern STYLE = Pattern.compile("<style>(.*?)</style>", Pattern.DOTALL);

    private final LocalResponse page;

    DevelopersEndpoint() throws IOException {
        String html = new ClassPathResource("developers.html").getContentAsString(UTF_8);
        page = new LocalResponse(
                200,
                "text/html; charset=utf-8",
                Buffer.buffer(html),
                Map.of(
                        "Cache-Control", "no-cache",
                        "Content-Security-Policy", policy(html),
                        "Referrer-Policy", "no-referrer"));
    }

    @Override
    public Set<Route> routes() {
        return EnumSet.of(Route.DEVELOPERS);
    }

    @Override
    public LocalResponse get(LocalRequest request) {
        return page;
    }

    /** Nothing may be loaded or run; the only style is the page's own. */
    private static String policy(String html) {
        Matcher style = STYLE.matcher(html);
        if (!style.find()) {
            throw new IllegalStateException("developers.html has no style.");
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
