package dev.liftline.local.cli.doctor;

import dev.liftline.local.preflight.Checks;
import dev.liftline.local.preflight.Report;
import dev.liftline.local.preflight.Workspace;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ./liftline doctor}; before the first build the script runs the same checks from source. */
@Command(
        name = "doctor",
        description = "Checks whether this machine has what Liftline needs, and names each remedy.",
        mixinStandardHelpOptions = true)
public final class DoctorCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        var report = Report.of(Checks.all(Workspace.current(), List.of(), System.getenv()));
        Objects.requireNonNull(spec).commandLine().getOut().print(report.text());
        return report.problems().isEmpty() ? 0 : 1;
    }
}
