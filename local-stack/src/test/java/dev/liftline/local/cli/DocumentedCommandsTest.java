package dev.liftline.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each command and option of {@code ./liftline} that the documentation names exists. */
class DocumentedCommandsTest {

    private static final Path ROOT = Path.of("..");

    private static final Pattern USE = Pattern.compile("\\./liftline ([a-z][a-z-]*)([^`\\n]*)");

    private static final Pattern OPTION = Pattern.compile("(?<!\\S)(--[a-z][a-z-]*)");

    static Stream<Path> pages() throws IOException {
        try (var docs = Files.walk(ROOT.resolve("docs"))) {
            var pages = docs.filter(page ->
                            page.toString().endsWith(".md") && !page.toString().contains("/adr/"))
                    .toList();
            return Stream.concat(Stream.of(ROOT.resolve("README.md"), ROOT.resolve("CONTRIBUTING.md")), pages.stream());
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void exist(Path page) throws IOException {
        var commands = Liftline.commandLine().getSubcommands();
        for (var use : USE.matcher(Files.readString(page)).results().toList()) {
            var command = commands.get(use.group(1));
            assertThat(command).as(use.group()).isNotNull();
            var subcommand = Objects.requireNonNull(command)
                    .getSubcommands()
                    .get(use.group(2).strip().replaceFirst(" .*", ""));
            var known = Objects.requireNonNullElse(subcommand, command)
                    .getCommandSpec()
                    .optionsMap();
            OPTION.matcher(use.group(2))
                    .results()
                    .forEach(option -> assertThat(known).as(use.group()).containsKey(option.group(1)));
        }
    }
}
