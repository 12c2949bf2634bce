package dev.liftline.local.cli.access;

import dev.liftline.local.StackHome;
import dev.liftline.local.process.StartException;
import dev.liftline.local.secrets.LocalSecrets;
import dev.liftline.local.secrets.SecretRotation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Changes secrets of the stack. */
@Command(
        name = "secrets",
        description = "Changes the secret with which gateways sign who sends a request.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class SecretsCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    @Command(
            name = "rotate",
            description = "Replaces the internal secret without a rejected request; takes about 70 s.",
            mixinStandardHelpOptions = true)
    int rotate() {
        var home = StackHome.current();
        var _ = LocalSecrets.read(home.secrets());
        var out = spec.commandLine().getOut();
        var rotation = new SecretRotation(home.secrets(), Thread::sleep, sentence -> {
            out.println(sentence);
            out.flush();
        });
        if (!home.isRunning()) {
            rotation.replace();
            return 0;
        }
        try {
            rotation.run();
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartException(
                    "Interrupted: both secrets stay valid until the next ./liftline secrets rotate.", e);
        }
    }
}
