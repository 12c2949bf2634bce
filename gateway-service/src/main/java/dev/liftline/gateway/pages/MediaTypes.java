package dev.liftline.gateway.pages;

import java.util.Map;
import java.util.Objects;

/** The media types of the pages' files, by the end of their names. */
final class MediaTypes {

    private static final Map<String, String> BY_EXTENSION = Map.of(
            "css", "text/css; charset=utf-8",
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "json", "application/json",
            "png", "image/png",
            "svg", "image/svg+xml",
            "webmanifest", "application/manifest+json");

    private MediaTypes() {}

    static String of(String name) {
        return Objects.requireNonNull(BY_EXTENSION.get(extension(name)), () -> "Which media type has " + name + "?");
    }

    static String extension(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /** Whether compression makes it smaller. */
    static boolean isText(String name) {
        return !of(name).equals("image/png");
    }
}
