package dev.liftline.local.cli.access;

import dev.liftline.local.Arguments;
import dev.liftline.local.terminal.TextTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** Creates, lists and deletes operators, and gives them new passphrases. */
@Command(
        name = "operators",
        description = "Creates, lists and deletes operators, and gives them new passphrases.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class OperatorsCommand implements Runnable {

    private static final String PATH = "/admin/operators";
    private static final List<String> COLUMNS = List.of("name", "role", "resort");

    @Spec
    private CommandSpec spec;

    /** The roles that an operator can have; the names are those on the command line and in requests. */
    enum OperatorRole {
        resort,
        security,
        admin
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    @Command(
            name = "create",
            description = "Makes an operator and prints his passphrase, this once.",
            mixinStandardHelpOptions = true)
    int create(
            @Option(names = "--name", required = true, paramLabel = "NAME", description = "With it he signs in.")
                    String name,
            @Option(
                            names = "--role",
                            required = true,
                            paramLabel = "ROLE",
                            description = "One of ${COMPLETION-CANDIDATES}.")
                    OperatorRole role,
            @Option(
                            names = "--resort",
                            paramLabel = "NUMBER",
                            converter = KeysCommand.Id.class,
                            showDefaultValue = Visibility.NEVER,
                            description = "The only resort that he may use; the role resort needs it.")
                    @Nullable
                    Integer resort) {
        boolean bound = role == OperatorRole.resort;
        Arguments.require(
                spec, resort != null || !bound, "--resort is missing: an operator of the role resort is for one.");
        Arguments.require(
                spec,
                resort == null || bound,
                "--resort=%d: an operator of the role %s is for all resorts.".formatted(resort, role));
        Map<String, Object> operator = new LinkedHashMap<>();
        operator.put("name", name);
        operator.put("role", role.name());
        KeysCommand.putIfSet(operator, "resortID", resort);
        return print(AdminClient.ofRunningStack().post(PATH, operator));
    }

    @Command(
            name = "list",
            description = "Lists the operators who sign in with a passphrase.",
            mixinStandardHelpOptions = true)
    int list() {
        var rows = new ArrayList<List<String>>();
        for (var operator : AdminClient.ofRunningStack().get(PATH).path("operators")) {
            rows.add(List.of(
                    operator.path("name").asString(""),
                    operator.path("role").asString(""),
                    KeysCommand.idOrAny(operator.path("resortID"))));
        }
        spec.commandLine().getOut().print(new TextTable(COLUMNS, rows).text());
        return 0;
    }

    @Command(
            name = "passphrase",
            description = "Gives an operator a new passphrase and ends his sessions.",
            mixinStandardHelpOptions = true)
    int passphrase(@Parameters(paramLabel = "NAME", description = "./liftline operators list shows it.") String name) {
        return print(AdminClient.ofRunningStack().post(path(name) + "/passphrase", Map.of()));
    }

    @Command(
            name = "delete",
            description = "Deletes an operator and ends his sessions; every gateway knows within two seconds.",
            mixinStandardHelpOptions = true)
    int delete(@Parameters(paramLabel = "NAME", description = "./liftline operators list shows it.") String name) {
        AdminClient.ofRunningStack().delete(path(name));
        var result = name.startsWith("oidc:")
                ? "The sessions of %s have ended. The identity provider decides whether he can sign in again."
                : "%s cannot sign in any more, and his sessions have ended.";
        spec.commandLine().getOut().println(result.formatted(name));
        return 0;
    }

    private int print(JsonNode created) {
        spec.commandLine()
                .getOut()
                .println("Operator %s. Keep the passphrase: it is shown this once.%n%s"
                        .formatted(
                                created.path("name").asString(""),
                                created.path("passphrase").asString("")));
        return 0;
    }

    private static String path(String name) {
        return PATH + "/" + AdminClient.segment(name);
    }
}
