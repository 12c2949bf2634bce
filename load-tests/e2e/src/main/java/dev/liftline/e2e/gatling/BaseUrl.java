package dev.liftline.e2e.gatling;

import java.net.URI;
import java.util.Locale;

/** The gateway's address, from the system property {@code baseUrl}. */
final class BaseUrl {

    static final String PROPERTY = "baseUrl";

    private static final String STANDARD = "http://127.0.0.1:8080";
    static final String HELP = Setting.help(PROPERTY, "the gateway", STANDARD);

    private BaseUrl() {}

    static URI value() {
        return parse(System.getProperty(PROPERTY, STANDARD));
    }

    /**
     * Parses the address.
     *
     * @throws IllegalArgumentException with one sentence that names the property
     */
    static URI parse(String text) {
        try {
            URI url = URI.create(text);
            String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
            if (url.getHost() != null && (scheme.equals("http") || scheme.equals("https"))) {
                return url;
            }
        } catch (IllegalArgumentException e) {
            // Reported below.
        }
        throw new IllegalArgumentException(
                "-D%s must be an address such as %s, not \"%s\".".formatted(PROPERTY, STANDARD, text));
    }
}
