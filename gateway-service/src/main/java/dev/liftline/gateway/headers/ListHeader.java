package dev.liftline.gateway.headers;

import io.vertx.core.MultiMap;
import java.util.ArrayList;
import java.util.List;

/** Headers whose value is a list over all lines of that name (RFC 9110, 5.6.1). */
public final class ListHeader {

    private ListHeader() {}

    /** The elements in their order, without empty ones; empty if the header is absent. */
    public static List<String> elements(MultiMap headers, CharSequence name) {
        if (!headers.contains(name)) {
            return List.of();
        }
        List<String> elements = new ArrayList<>();
        for (String line : headers.getAll(name)) {
            for (String element : line.split(",", -1)) {
                if (!element.isBlank()) {
                    elements.add(element.strip());
                }
            }
        }
        return elements;
    }
}
