package dev.liftline.local.options;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the word that a mistyped one probably stands for. */
public final class Suggestion {

    private static final int LETTERS_PER_MISTAKE = 3;

    private Suggestion() {}

    /** The candidate that begins with the word, or differs from it in at most every third letter. */
    public static Optional<String> closest(String word, Collection<String> candidates) {
        return candidates.stream()
                .filter(candidate -> isNear(word, candidate))
                .min(Comparator.comparingInt(candidate -> distance(word, candidate)));
    }

    /** The question {@code : did you mean status?} about the closest candidate; a full stop if there is none. */
    public static String question(String word, Collection<String> candidates) {
        return closest(word, candidates)
                .map(candidate -> ": did you mean %s?".formatted(candidate))
                .orElse(".");
    }

    private static boolean isNear(String word, String candidate) {
        return (word.length() > 2 && candidate.startsWith(word))
                || distance(word, candidate) <= Math.max(1, word.length() / LETTERS_PER_MISTAKE);
    }

    /** Letters to insert, delete, replace or exchange with their neighbour. */
    private static int distance(String from, String to) {
        var rows = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            for (int j = 0; j <= to.length(); j++) {
                rows[i][j] = i == 0 || j == 0 ? i + j : cell(rows, from, to, i, j);
            }
        }
        return rows[from.length()][to.length()];
    }

    private static int cell(int[][] rows, String from, String to, int i, int j) {
        var same = from.charAt(i - 1) == to.charAt(j - 1);
        var least = Math.min(rows[i - 1][j - 1] + (same ? 0 : 1), Math.min(rows[i - 1][j], rows[i][j - 1]) + 1);
        var exchanged =
                i > 1 && j > 1 && from.charAt(i - 1) == to.charAt(j - 2) && from.charAt(i - 2) == to.charAt(j - 1);
        return exchanged ? Math.min(least, rows[i - 2][j - 2] + 1) : least;
    }
}
