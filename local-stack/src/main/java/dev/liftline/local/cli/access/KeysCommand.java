package dev.liftline.local.cli.access;

import dev.liftline.local.Arguments;
import dev.liftline.local.options.WholeNumber;
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

/** Creates, lists, rotates and revokes the keys of scanners and operators. */
@Command(
        name = "keys",
        description = "Creates, lists, rotates and revokes the keys of scanners and operators.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class KeysCommand implements Runnable {

    private static final List<String> COLUMNS = List.of("id", "name", "role", "resort", "lift", "valid until");

    @Spec
    private CommandSpec spec;

    static final class Id extends WholeNumber {
        Id() {
            super(1, Integer.MAX_VALUE);
        }
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    @Command(name = "create", description = "Makes a key and prints it, this once.", mixinStandardHelpOptions = true)
    int create(
            @Option(names = "--name", required = true, paramLabel = "NAME", description = "Who uses it.") String name,
            @Option(
                            names = "--role",
                            paramLabel = "ROLE",
                            defaultValue = "scanner",
                            description = "One of ${COMPLETION-CANDIDATES}; scanner by default.")
                    KeyRole role,
            @Option(
                            names = "--resort",
                            paramLabel = "NUMBER",
                            converter = Id.class,
                            showDefaultValue = Visibility.NEVER,
                            description = "The only resort that it may use; the roles scanner and resort need it.")
                    @Nullable
                    Integer resort,
            @Option(
                            names = "--lift",
                            paramLabel = "NUMBER",
                            converter = Id.class,
                            showDefaultValue = Visibility.NEVER,
                            description = "The only lift whose rides it may report.")
                    @Nullable
                    Integer lift) {
        Arguments.require(
                spec,
                resort != null || !role.isOfOneResort(),
                "--resort is missing: a key of the role %s is for one resort.".formatted(role));
        Arguments.require(
                spec,
                lift == null || role == KeyRole.scanner,
                "--lift=%d: only the key of a scanner is for one lift.".formatted(lift));
        Map<String, Object> key = new LinkedHashMap<>();
        key.put("name", name);
        key.put("role", role.name());
        putIfSet(key, "resortID", resort);
        putIfSet(key, "liftID", lift);
        return print(AdminClient.ofRunningStack().post("/admin/keys", key));
    }

    @Command(name = "list", description = "Lists all keys without their secrets.", mixinStandardHelpOptions = true)
    int list() {
        var rows = new ArrayList<List<String>>();
        for (var key : AdminClient.ofRunningStack().get("/admin/keys").path("keys")) {
            rows.add(List.of(
                    key.path("id").asString(""),
                    key.path("name").asString(""),
                    key.path("role").asString(""),
                    idOrAny(key.path("resortID")),
                    idOrAny(key.path("liftID")),
                    validity(key)));
        }
        spec.commandLine().getOut().print(new TextTable(COLUMNS, rows).text());
        return 0;
    }

    @Command(
            name = "rotate",
            description = "Makes a new key in place of another, which stays valid for a time.",
            mixinStandardHelpOptions = true)
    int rotate(
            @Parameters(paramLabel = "KEYID", description = "./liftline keys list shows it.") String id,
            @Option(
                            names = "--overlap",
                            paramLabel = "TIME",
                            defaultValue = "24h",
                            converter = Overlap.class,
                            description = "How long the old key stays valid (default: ${DEFAULT-VALUE}).")
                    Overlap.Time overlap) {
        var created = AdminClient.ofRunningStack().post(path(id) + "/rotation", Map.of("overlap", overlap.text()));
        spec.commandLine().getOut().println("%s is valid for another %s.".formatted(id, overlap));
        return print(created);
    }

    @Command(
            name = "revoke",
            description = "Makes a key invalid; every gateway knows within two seconds.",
            mixinStandardHelpOptions = true)
    int revoke(@Parameters(paramLabel = "KEYID", description = "./liftline keys list shows it.") String id) {
        AdminClient.ofRunningStack().delete(path(id));
        spec.commandLine().getOut().println("%s is not valid any more.".formatted(id));
        return 0;
    }

    private int print(JsonNode created) {
        spec.commandLine()
                .getOut()
                .println("Key %s. Keep it: it is shown this once. Clients send it as X-API-Key.%n%s"
                        .formatted(
                                created.path("id").asString(""),
                                created.path("credential").asString("")));
        return 0;
    }

    private static String path(String id) {
        return "/admin/keys/" + AdminClient.segment(id);
    }

    /** Leaves out an option that was not given. */
    static void putIfSet(Map<String, Object> body, String field, @Nullable Integer value) {
        if (value != null) {
            body.put(field, value);
        }
    }

    static String idOrAny(JsonNode id) {
        return id.asInt(0) == 0 ? "any" : Integer.toString(id.asInt());
    }

    private static String validity(JsonNode key) {
        if (key.hasNonNull("revokedAt")) {
            return "revoked " + key.path("revokedAt").asString("");
        }
        return key.hasNonNull("expiresAt") ? key.path("expiresAt").asString("") : "-";
    }
}
