package dev.liftline.drills.clients;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Answers that were no success, counted. Thread-safe. */
public final class ErrorSamples {

    private static final int EXAMPLES = 6;
    private static final int LONGEST = 160;

    private final Map<String, Long> texts = new HashMap<>();

    synchronized void add(String text) {
        // What differs from one request to the next would make each answer the first of its kind.
        String kind = text.replaceAll("\\d{4,}", "N").replace('\n', ' ');
        texts.merge(kind.substring(0, Math.min(kind.length(), LONGEST)), 1L, Long::sum);
    }

    /** The commonest with their number. */
    public synchronized List<String> commonest() {
        return texts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
                .limit(EXAMPLES)
                .map(complaint -> complaint.getValue() + " × " + complaint.getKey())
                .toList();
    }
}
