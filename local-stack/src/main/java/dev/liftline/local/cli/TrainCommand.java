package dev.liftline.local.cli;

import dev.liftline.local.AotTraining;
import dev.liftline.local.LocalStack;
import dev.liftline.local.StackHome;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "train",
        description = "Prepares fast starts: what up does in the background after a build.",
        hidden = true,
        mixinStandardHelpOptions = true)
final class TrainCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        try (var progress = ProgressLines.on(Output.of(spec))) {
            AotTraining.of(LocalStack.builder()
                            .repository(StackHome.repository())
                            .home(StackHome.current().root())
                            .progress(progress))
                    .run();
            return 0;
        }
    }
}
