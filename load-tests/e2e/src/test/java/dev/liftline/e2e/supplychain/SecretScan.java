package dev.liftline.e2e.supplychain;

import dev.liftline.local.process.Commands;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Looks for secrets in the files of a directory that Git tracks. */
final class SecretScan {

    private static final String NO_LITERAL = "[^\\s\"'<>{}$\\\\%,;()|+*`]";

    /** What to look for. */
    enum Rule {
        LIFTLINE_CREDENTIAL("ll_(?:scan|oper|sess)_[A-Za-z0-9-]+_([A-Za-z0-9_-]{43})(?![A-Za-z0-9_-])"),
        PRIVATE_KEY("-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----(?:\\s|\\\\n)+([A-Za-z0-9+/=\\s]{40,})"),
        CLOUD_KEY("\\b((?:AKIA|ASIA)[0-9A-Z]{16}|gh[pousr]_[A-Za-z0-9]{36}|AIza[0-9A-Za-z_-]{35}"
                + "|xox[abprs]-[0-9A-Za-z-]{10,}|eyJ[\\w-]{10,}\\.eyJ[\\w-]{10,}\\.[\\w-]{10,})"),
        USER_IN_URL("\\b[a-z][a-z0-9+]*://[^\\s/:@\"'$<{%]*:([^\\s/:@\"'$<{%]+)@"),
        /** A literal after the name, in a file of any kind; tests invent passwords. */
        PASSWORD("(?i)(?:password|passwd|passphrase|secret|token|api[_-]?key)[\"']?[ \\t]*[:=][ \\t]*[\"']("
                + NO_LITERAL + "{4,})[\"']") {
            @Override
            boolean appliesTo(String file) {
                return !file.contains("src/test/");
            }
        },
        /** The same without quotes, also as the default of a variable. */
        PASSWORD_SETTING(
                "(?i)(?:password|passwd|passphrase|secret|token|api[_-]?key)[ \\t]*[:=][ \\t]*(?:\\$\\{[A-Z_]+:-?)?(?!false\\b|true\\b)("
                        + NO_LITERAL + "{4,})") {
            @Override
            boolean appliesTo(String file) {
                return !file.contains("src/test/") && !file.endsWith(".java");
            }
        };

        private final Pattern pattern;

        Rule(String pattern) {
            this.pattern = Pattern.compile(pattern);
        }

        boolean appliesTo(String file) {
            return true;
        }
    }

    /** A secret, or what looks like one. */
    record Finding(Rule rule, String file, String secret) {

        /** Without the secret: reports are logs. */
        @Override
        public String toString() {
            return "%s in %s, of %d characters".formatted(rule, file, secret.length());
        }
    }

    private SecretScan() {}

    static List<Finding> run(Path directory) throws IOException {
        String tracked = Commands.run(List.of("git", "-C", directory.toString(), "ls-files", "-z"));
        return Arrays.stream(tracked.split("\0", -1))
                .filter(file -> Files.isRegularFile(directory.resolve(file)))
                .flatMap(file -> findings(directory, file))
                .distinct()
                .toList();
    }

    private static Stream<Finding> findings(Path directory, String file) {
        String text = text(directory.resolve(file));
        return Arrays.stream(Rule.values())
                .filter(rule -> rule.appliesTo(file))
                .flatMap(rule -> rule.pattern
                        .matcher(text)
                        .results()
                        .map(found -> new Finding(rule, file, found.group(1).strip())));
    }

    /** Byte for byte, so that a binary file is searched too. */
    private static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
