package dev.liftline.local.cli.deadletters;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists the rejected records of the running stack. */
@Command(
        name = "dead-letters",
        description = "Lists the rejected records with the reason; 'replay' sends them to the consumer again.",
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class DeadLettersCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        var letters = DeadLetterClient.ofRunningStack().read();
        out.printf(
                "%d dead letters, %d not replayed.%n",
                letters.path("total").asLong(),
                letters.path("pending").asLong(letters.path("total").asLong()));
        for (var letter : letters.path("letters")) {
            out.printf(
                    "%n  partition %s, offset %s, key %s: %s%n  %s%n",
                    letter.path("partition").asString("?"),
                    letter.path("offset").asString("?"),
                    letter.path("key").asString("none"),
                    letter.path("reason").asString("no reason given"),
                    letter.path("value").asString(""));
        }
        out.flush();
        return 0;
    }

    @Command(
            name = "replay",
            description = "Sends each dead letter that was not replayed yet to the ride topic again.",
            mixinStandardHelpOptions = true)
    int replay() {
        var replayed = DeadLetterClient.ofRunningStack().replay();
        spec.commandLine().getOut().printf("%d dead letters replayed.%n", replayed);
        return 0;
    }
}
