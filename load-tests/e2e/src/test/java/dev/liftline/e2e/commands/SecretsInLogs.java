package dev.liftline.e2e.commands;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Secrets that were issued or used, and where logs hold them. */
final class SecretsInLogs {

    private static final int CREDENTIAL_SECRET = 43;

    private final Set<String> secrets = new LinkedHashSet<>();

    /** Adds a secret; returns it. */
    String add(String secret) {
        secrets.add(secret);
        return secret;
    }

    int size() {
        return secrets.size();
    }

    /** A sentence for each line of a file in the directory that holds a secret or the secret part of a credential, without it. */
    List<String> findings(Path logs) throws IOException {
        try (Stream<Path> files = Files.walk(logs)) {
            return files.filter(Files::isRegularFile)
                    .flatMap(this::findingsIn)
                    .distinct()
                    .toList();
        }
    }

    private Stream<String> findingsIn(Path file) {
        List<Pattern> patterns = secrets.stream().map(SecretsInLogs::pattern).toList();
        return lines(file)
                .flatMap(line -> patterns.stream()
                        .filter(pattern -> pattern.matcher(line).find())
                        .map(pattern -> file.getFileName() + ": "
                                + pattern.matcher(line).replaceAll("(secret)")));
    }

    /** Of a number, only if it stands alone: clocks and counters have as many digits. */
    private static Pattern pattern(String secret) {
        if (secret.matches("\\d+")) {
            return Pattern.compile("(?<![\\w.])" + secret + "(?![\\w.])");
        }
        boolean credential = secret.startsWith("ll_") && secret.length() > CREDENTIAL_SECRET;
        return Pattern.compile(
                Pattern.quote(credential ? secret.substring(secret.length() - CREDENTIAL_SECRET) : secret));
    }

    private static Stream<String> lines(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).lines();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
