package dev.liftline.gateway.pages;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a page may load and do: its own files and operations, and nothing of the device but what it shows. */
final class PagePolicy {

    private static final String PERMISSIONS =
            "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(),"
                    + " midi=(), payment=(), usb=()";

    private PagePolicy() {}

    static Map<String, String> headers(PageHtml page) {
        return Map.of(
                "Content-Security-Policy",
                "default-src 'none'; script-src 'self' " + hashes(page.scripts()) + "; style-src 'self' "
                        + hashes(page.styles())
                        + "; img-src 'self' blob:; connect-src 'self'; manifest-src 'self';"
                        + " worker-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
                "Referrer-Policy",
                "no-referrer",
                "Permissions-Policy",
                PERMISSIONS,
                "Cross-Origin-Opener-Policy",
                "same-origin");
    }

    private static String hashes(List<String> texts) {
        return texts.stream().map(Hash::source).collect(Collectors.joining(" "));
    }
}
