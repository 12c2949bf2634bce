package dev.liftline.local.options;

import java.lang.reflect.AnnotatedElement;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Explains a command line that cannot be understood in one sentence that names the option, its value and its rule. */
public final class InvalidOptions implements IParameterExceptionHandler {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{env:(\\w+).*");
    private static final Pattern UNKNOWN_COMMAND = Pattern.compile("Unknown subcommand '(.*)'\\.");
    private static final Pattern PREFIX = Pattern.compile("^Invalid value for [^:]*: ");
    private static final Pattern BUILT_IN = Pattern.compile("^'.*' is not an? (\\w+)$", Pattern.DOTALL);

    /**
     * Rejects an option or argument without text.
     *
     * @throws ParameterException about the first of them
     */
    public static void requireText(ParseResult parsed) {
        var command = parsed.commandSpec().commandLine();
        for (var arg : parsed.matchedArgs()) {
            if (arg instanceof OptionSpec option && isEmptyFlag(option, parsed.originalArgs())) {
                throw new ParameterException(command, "must be true or false", arg, "");
            }
            if (arg.stringValues().stream().anyMatch(String::isBlank)) {
                throw new ParameterException(command, "must not be empty", arg, "");
            }
        }
        if (parsed.hasSubcommand()) {
            requireText(parsed.subcommand());
        }
    }

    /** {@code --yes=}, which picocli takes for {@code --yes}. */
    private static boolean isEmptyFlag(OptionSpec option, List<String> args) {
        return (option.type() == boolean.class || option.type() == Boolean.class)
                && Arrays.stream(option.names()).anyMatch(name -> args.contains(name + "="));
    }

    @Override
    public int handleParseException(ParameterException failure, String[] args) {
        failure.getCommandLine().getErr().println(sentence(failure, args));
        return ExitCode.USAGE;
    }

    private static String sentence(ParameterException failure, String[] args) {
        return switch (failure) {
            case UnmatchedArgumentException unmatched -> unknown(unmatched);
            case MissingParameterException missing -> missing(missing, args);
            default -> {
                var arg = failure.getArgSpec();
                yield arg == null ? other(failure) : invalid(failure, arg, args);
            }
        };
    }

    private static String unknown(UnmatchedArgumentException failure) {
        var word = failure.getUnmatched().getFirst();
        var command = failure.getCommandLine();
        var spec = command.getCommandSpec();
        if (word.startsWith("-")) {
            return unknownOption(word.replaceFirst("=.*", ""), command);
        }
        if (spec.subcommands().isEmpty()) {
            return "./%s takes no argument '%s': %s".formatted(spec.qualifiedName(), word, help(command));
        }
        return unknownCommand(word, command);
    }

    /** Of the command {@code help} and of commands themselves. */
    private static String other(ParameterException failure) {
        var command = failure.getCommandLine();
        var unknown = UNKNOWN_COMMAND.matcher(firstLine(failure));
        return unknown.matches() ? unknownCommand(unknown.group(1), command) : withStop(firstLine(failure));
    }

    private static String unknownOption(String name, CommandLine command) {
        var spec = command.getCommandSpec();
        return "./%s has no option %s%s"
                .formatted(
                        spec.qualifiedName(),
                        name,
                        question(name, spec.optionsMap().keySet(), command));
    }

    private static String unknownCommand(String word, CommandLine command) {
        var spec = command.getCommandSpec();
        return "./%s has no command '%s'%s"
                .formatted(
                        spec.qualifiedName(),
                        word,
                        question(word, spec.subcommands().keySet(), command));
    }

    private static String question(String word, Collection<String> known, CommandLine command) {
        return Suggestion.closest(word, known)
                .map(": did you mean %s?"::formatted)
                .orElseGet(() -> ": " + help(command));
    }

    private static String missing(MissingParameterException failure, String[] args) {
        var command = failure.getCommandLine();
        var mistyped = Arrays.stream(args)
                .filter(arg -> arg.startsWith("--"))
                .map(arg -> arg.replaceFirst("=.*", ""))
                .filter(name -> !command.getCommandSpec().optionsMap().containsKey(name))
                .findFirst();
        return mistyped.map(name -> unknownOption(name, command)).orElseGet(() -> withoutValue(failure, args));
    }

    private static String withoutValue(MissingParameterException failure, String[] args) {
        var empty = Arrays.stream(args)
                .filter(arg -> arg.startsWith("--") && arg.endsWith("="))
                .map(arg -> arg.substring(0, arg.length() - 1) + " has no value");
        var missing = failure.getMissing().stream()
                .map(arg -> arg instanceof OptionSpec option
                        ? option.longestName() + " has no value"
                        : arg.paramLabel() + " is missing");
        var names = Stream.concat(empty, missing).distinct().collect(Collectors.joining(", "));
        return names + ": " + help(failure.getCommandLine());
    }

    /** What to do about an unknown word. */
    private static String help(CommandLine command) {
        return "./%s --help shows how to use it."
                .formatted(command.getCommandSpec().qualifiedName());
    }

    private static String invalid(ParameterException failure, ArgSpec arg, String[] args) {
        var rule = rule(failure, arg);
        if (rule.endsWith(".") || rule.endsWith("?")) {
            return rule;
        }
        var value = Objects.requireNonNullElse(failure.getValue(), "");
        return arg instanceof OptionSpec option
                ? "%s=%s: %s.".formatted(variable(option, value, args).orElse(option.longestName()), value, rule)
                : "%s '%s': %s.".formatted(arg.paramLabel(), value, rule);
    }

    private static String rule(ParameterException failure, ArgSpec arg) {
        var rule = PREFIX.matcher(firstLine(failure)).replaceFirst("");
        if (arg.type().isEnum()) {
            return "must be one of "
                    + Arrays.stream(arg.type().getEnumConstants())
                            .map(Object::toString)
                            .collect(Collectors.joining(", "));
        }
        var builtIn = BUILT_IN.matcher(rule);
        return !builtIn.matches()
                ? rule
                : builtIn.group(1).equals("boolean") ? "must be true or false" : "must be a whole number";
    }

    /** The environment variable that gave the option its value. */
    private static Optional<String> variable(OptionSpec option, String value, String[] args) {
        if (!(option.userObject() instanceof AnnotatedElement field) || isGiven(option, value, List.of(args))) {
            return Optional.empty();
        }
        return Optional.ofNullable(field.getAnnotation(Option.class))
                .map(annotation -> VARIABLE.matcher(annotation.defaultValue()))
                .filter(Matcher::matches)
                .map(variable -> variable.group(1))
                .filter(variable -> value.equals(System.getenv(variable)));
    }

    private static boolean isGiven(OptionSpec option, String value, List<String> args) {
        return Arrays.stream(option.names()).anyMatch(name -> args.contains(name + "=" + value) || args.contains(name));
    }

    private static String firstLine(Exception failure) {
        return Objects.requireNonNullElse(failure.getMessage(), "The command line is invalid")
                .lines()
                .findFirst()
                .orElse("");
    }

    private static String withStop(String sentence) {
        return sentence.matches(".*[.?]") ? sentence : sentence + ".";
    }
}
