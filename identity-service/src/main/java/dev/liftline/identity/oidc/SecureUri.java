package dev.liftline.identity.oidc;

import java.net.URI;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An https URI in a setting, or an http one of this machine. Spring converts it by {@link #from}. */
public final class SecureUri {

    private static final String RULE =
            "must be an https URI such as https://login.example, or http on loopback, without user, query and fragment";

    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]");

    private final String text;

    private SecureUri(String text) {
        this.text = text;
    }

    /**
     * The URI of a setting; null if the text is empty.
     *
     * @throws IllegalArgumentException with the rule if it is none
     */
    public static @Nullable SecureUri from(String text) {
        if (text.isBlank()) {
            return null;
        }
        if (!isSecure(text)) {
            throw new IllegalArgumentException(RULE);
        }
        return new SecureUri(text);
    }

    private static boolean isSecure(String text) {
        try {
            URI uri = URI.create(text);
            boolean plain = uri.getUserInfo() == null && uri.getQuery() == null && uri.getFragment() == null;
            return uri.getHost() != null
                    && plain
                    && ("https".equals(uri.getScheme())
                            || ("http".equals(uri.getScheme())
                                    && LOOPBACK.matcher(uri.getHost()).matches()));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** The URI with a path behind its own; a slash at its end does not count. */
    String with(String path) {
        return (text.endsWith("/") ? text.substring(0, text.length() - 1) : text) + path;
    }

    /** As it was written. */
    @Override
    public String toString() {
        return text;
    }
}
