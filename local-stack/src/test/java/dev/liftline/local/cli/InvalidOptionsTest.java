package dev.liftline.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Every option and argument of every command with every kind of invalid value, found by walking the commands. */
class InvalidOptionsTest {

    record Case(List<String> arguments, String option, String value) {

        @Override
        public String toString() {
            return String.join(" ", arguments);
        }
    }

    private record Output(int code, String out, String err) {}

    private static Output liftline(List<String> arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        var code = Liftline.run(new PrintWriter(out), new PrintWriter(err), arguments.toArray(String[]::new));
        return new Output(code, out.toString(), err.toString());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isOneSentenceWithTheOptionAndItsValue(Case wrong) {
        var output = liftline(wrong.arguments());

        assertThat(output.code()).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(output.out()).isEmpty();
        assertThat(output.err().lines())
                .singleElement()
                .asString()
                .contains(wrong.option(), wrong.value())
                .endsWith(".")
                .doesNotContain("Exception", "Usage:");
    }

    /** Of every command that does not pass its options on, as psql does. */
    static Stream<CommandSpec> commandsWithOptionsOfTheirOwn() {
        return commands().filter(command -> command.unmatchedArgsBindings().isEmpty());
    }

    @ParameterizedTest
    @MethodSource("commandsWithOptionsOfTheirOwn")
    void unknownOptionsAreNamed(CommandSpec command) {
        var output = liftline(arguments(command, "--no-such-option"));

        assertThat(output.code()).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(output.err().lines()).singleElement().asString().contains("--no-such-option");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void helpShowsNoInternalValue(CommandSpec command) {
        assertThat(liftline(arguments(command, "--help")).out())
                .contains("Usage:")
                .doesNotContain("_NULL_", "[]", "${", "Default: \n");
    }

    static Stream<CommandSpec> commands() {
        return commands(Liftline.commandLine())
                .map(CommandLine::getCommandSpec)
                .filter(command -> !command.name().equals("help"));
    }

    private static Stream<CommandLine> commands(CommandLine root) {
        return Stream.concat(
                Stream.of(root),
                root.getSubcommands().values().stream().distinct().flatMap(InvalidOptionsTest::commands));
    }

    static Stream<Case> cases() {
        return commands()
                .flatMap(command -> command.args().stream()
                        .filter(arg -> !arg.isOption() || !isHelp((OptionSpec) arg))
                        .flatMap(arg -> invalid(arg).map(value -> wrong(command, arg, value))));
    }

    private static boolean isHelp(OptionSpec option) {
        return option.usageHelp() || option.versionHelp();
    }

    private static Case wrong(CommandSpec command, ArgSpec arg, String value) {
        if (arg instanceof OptionSpec option) {
            var name = option.longestName();
            var arguments = arguments(command, name + "=" + value);
            // Any text for a required argument: the option is invalid before it matters.
            command.positionalParameters().stream().filter(ArgSpec::required).forEach(required -> arguments.add("x"));
            return new Case(arguments, name, value);
        }
        return new Case(arguments(command, value), "", value);
    }

    private static Stream<String> invalid(ArgSpec arg) {
        var type = arg.type();
        if (type == Path.class
                || type == String.class
                || (type == List.class && arg.auxiliaryTypes()[0] == String.class)) {
            // Only the command can tell whether other text is wrong.
            return Stream.of("");
        }
        return isNumber(type)
                ? Stream.of("", "abc", "-1", "99999999999999999999")
                        .filter(value -> !(type == long.class && value.equals("-1")))
                : Stream.of("", "?!");
    }

    private static boolean isNumber(Class<?> type) {
        return type == int.class || type == Integer.class || type == long.class;
    }

    private static List<String> arguments(CommandSpec command, String last) {
        var arguments = new ArrayList<String>();
        for (var part = command; part.parent() != null; part = part.parent()) {
            arguments.addFirst(part.name());
        }
        arguments.add(last);
        return arguments;
    }
}
