package dev.liftline.e2e.gatling;

import dev.liftline.local.process.StartException;
import dev.liftline.testkit.load.GatewayCheck;
import io.gatling.app.Gatling;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Plays one simulation against a running Liftline and leaves its report in {@code load-tests/e2e/target/gatling}. Exit code
 * 0 when no request failed, 1 when no gateway responds, 2 when the command is not understood or a request failed.
 */
@Command(
        name = "load-tests/run gatling",
        description = "Run a load against a running stack and write an HTML report.",
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class GatlingCommand implements Runnable {

    private static final Path REPORTS =
            Path.of(System.getProperty("liftline.root", "."), "load-tests/e2e/target/gatling");

    @Parameters(paramLabel = "NAME", arity = "0..1", defaultValue = "", description = "Which load.")
    private String name;

    @Option(names = "-D", paramLabel = "SETTING=VALUE", description = "Any of the settings, any number of times.")
    private Map<String, String> settings = Map.of();

    @Spec
    private CommandSpec spec;

    private GatlingCommand() {}

    static void main(String[] args) {
        CommandLine command = new CommandLine(new GatlingCommand());
        command.getCommandSpec().usageMessage().footer(footer());
        command.setParameterExceptionHandler((error, given) -> {
            command.getErr().println(error.getMessage());
            command.getErr().println("load-tests/run gatling --help lists the loads and their settings.");
            return CommandLine.ExitCode.USAGE;
        });
        System.exit(command.execute(args));
    }

    @Override
    public void run() {
        SimulationName load = SimulationName.named(name)
                .orElseThrow(() -> invalid((name.isEmpty() ? "A load is missing" : "There is no load \"" + name + "\"")
                        + ": name one of " + SimulationName.titles() + "."));
        settings.forEach(this::set);
        requireKeys();
        URI gateway = BaseUrl.value();
        if (!GatewayCheck.isReachable(gateway)) {
            spec.commandLine()
                    .getErr()
                    .println("No gateway listens at " + gateway + ": ./liftline up starts one, -D" + BaseUrl.PROPERTY
                            + "=… names another.");
            System.exit(1);
        }
        // Ends this process, with its own exit code.
        Gatling.main(new String[] {"-s", load.simulation().getName(), "-rf", REPORTS.toString()});
    }

    private void requireKeys() {
        try {
            var _ = GatewayKeys.value();
        } catch (StartException e) {
            throw invalid(String.valueOf(e.getMessage()));
        }
    }

    private void set(String property, String text) {
        try {
            if (property.equals(BaseUrl.PROPERTY)) {
                BaseUrl.parse(text);
            } else if (!property.equals(GatewayKeys.PROPERTY)) {
                setting(property)
                        .orElseThrow(() -> invalid("There is no setting \"" + property + "\"."))
                        .parse(text);
            }
        } catch (IllegalArgumentException e) {
            throw invalid(String.valueOf(e.getMessage()));
        }
        System.setProperty(property, text);
    }

    private static Optional<Setting> setting(String property) {
        return Arrays.stream(Setting.values())
                .filter(setting -> setting.property().equals(property))
                .findFirst();
    }

    private ParameterException invalid(String sentence) {
        return new ParameterException(spec.commandLine(), sentence);
    }

    private static String[] footer() {
        return Stream.of(
                        Stream.of("", "Loads:"),
                        Arrays.stream(SimulationName.values()).map(SimulationName::help),
                        Stream.of("", "Settings:", BaseUrl.HELP, GatewayKeys.HELP),
                        Arrays.stream(Setting.values()).map(Setting::help))
                .flatMap(lines -> lines)
                .toArray(String[]::new);
    }
}
