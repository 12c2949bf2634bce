package dev.liftline.local.cli.access;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Issues passes and the codes with which skiers choose their PIN. */
@Command(
        name = "passes",
        description = "Issues passes and activation codes.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class PassesCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    @Command(
            name = "activate",
            description = "Issues a pass for a skier and prints its activation code, this once.",
            mixinStandardHelpOptions = true)
    int activate(
            @Option(
                            names = "--skier",
                            required = true,
                            paramLabel = "NUMBER",
                            converter = KeysCommand.Id.class,
                            description = "The skier's id.")
                    int skier,
            @Option(
                            names = "--resort",
                            paramLabel = "NUMBER",
                            converter = KeysCommand.Id.class,
                            showDefaultValue = Visibility.NEVER,
                            description = "The only resort where the pass is valid.")
                    @Nullable
                    Integer resort) {
        var gateway = AdminClient.ofRunningStack();
        Map<String, Object> pass = new LinkedHashMap<>();
        pass.put("skierID", skier);
        KeysCommand.putIfSet(pass, "resortID", resort);
        var number = gateway.post("/admin/passes", pass).path("pass").asString("");
        var activation = gateway.post("/admin/passes/" + number + "/activation", Map.of());
        spec.commandLine().getOut().print("""
                        Pass  %s
                        Code  %s, shown this once, valid until %s
                        The skier chooses a PIN with it: POST /activations {"code":"…","pin":"…"}
                        """.formatted(
                        number,
                        activation.path("code").asString(""),
                        activation.path("expiresAt").asString("")));
        return 0;
    }
}
