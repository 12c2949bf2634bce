package dev.liftline.drills.clients;

import dev.liftline.local.load.Response;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts error responses by their text. Thread-safe. */
public final class ErrorSamples {

    private static final int MAX_SAMPLES = 6;
    private static final int MAX_LENGTH = 160;

    private final Map<String, Long> texts = new HashMap<>();

    /** A response, or why there is none, as text. */
    static String text(Response response) {
        return response.failure() == null
                ? response.status() + " " + response.text()
                : response.failure().toString();
    }

    synchronized void add(String text) {
        // Numbers differ between requests of the same kind.
        String kind = text.replaceAll("\\d{4,}", "N").replace('\n', ' ');
        texts.merge(kind.substring(0, Math.min(kind.length(), MAX_LENGTH)), 1L, Long::sum);
    }

    /** The most frequent ones with their counts. */
    public synchronized List<String> mostFrequent() {
        return texts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
                .limit(MAX_SAMPLES)
                .map(error -> error.getValue() + " × " + error.getKey())
                .toList();
    }
}
