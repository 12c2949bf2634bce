package dev.liftline.local.preflight;

import dev.liftline.local.options.Suggestion;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is wrong with the options of {@code ./liftline up}, in the command line's words, before anything is built. The command line itself
 * reads them later.
 */
public final class UpOptions {

    /** All options of {@code up}; a test compares them with the command line's. */
    public static final Set<String> NAMES = Stream.concat(
                    Stream.of(
                            "--detach",
                            "--detached",
                            "--without",
                            "--no-aot",
                            "--open",
                            "--tls",
                            "--no-tls",
                            "--ports",
                            "--help",
                            "-h",
                            "--version",
                            "-V"),
                    Stream.of(PortOption.values()).map(PortOption::option))
            .collect(Collectors.toUnmodifiableSet());

    private UpOptions() {}

    /** A sentence about the first wrong option or variable; empty if all are right. */
    static Optional<String> wrong(List<String> arguments, ChosenPorts ports) {
        var unknown = arguments.stream()
                .filter(argument -> argument.startsWith("-"))
                .map(argument -> argument.replaceFirst("=.*", ""))
                .filter(name -> !NAMES.contains(name))
                .findFirst()
                .map(UpOptions::unknown);
        return unknown.or(() -> ports.choices().entrySet().stream()
                .filter(choice -> !isPort(choice.getValue()))
                .findFirst()
                .map(UpOptions::notAPort));
    }

    private static String unknown(String name) {
        return "./liftline up has no option %s%s"
                .formatted(
                        name,
                        Suggestion.closest(name, NAMES)
                                .map(": did you mean %s?"::formatted)
                                .orElse(": ./liftline up --help shows how to use it."));
    }

    private static String notAPort(Map.Entry<String, String> choice) {
        return "%s=%s: must be a whole number from 1 to 65,535.".formatted(choice.getKey(), choice.getValue());
    }

    private static boolean isPort(String text) {
        return Stream.of(text)
                .filter(number -> number.matches("\\d{1,5}"))
                .map(Integer::parseInt)
                .anyMatch(port -> port >= 1 && port <= 65_535);
    }
}
