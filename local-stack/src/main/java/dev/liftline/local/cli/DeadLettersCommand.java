package dev.liftline.local.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "dead-letters",
        description = "Shows the records that are no rides and why; 'replay' gives them to the consumer again.",
        mixinStandardHelpOptions = true)
final class DeadLettersCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        var out = Output.of(spec);
        var letters = DeadLetterClient.ofRunningStack().show();
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
            description = "Publishes each letter that was not replayed to the rides again.",
            mixinStandardHelpOptions = true)
    int replay() {
        var replayed = DeadLetterClient.ofRunningStack().replay();
        Output.of(spec).printf("%d dead letters replayed.%n", replayed);
        return 0;
    }
}
