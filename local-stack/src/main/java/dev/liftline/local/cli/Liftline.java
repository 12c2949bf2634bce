package dev.liftline.local.cli;

import dev.liftline.local.cli.doctor.DoctorCommand;
import dev.liftline.local.cli.logs.LogsCommand;
import dev.liftline.local.cli.status.StatusCommand;
import dev.liftline.local.demo.DemoCommand;
import dev.liftline.local.process.StartException;
import java.io.PrintStream;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** The command {@code ./liftline}. */
@Command(
        name = "liftline",
        description = "Runs Liftline on this machine: real PostgreSQL, Kafka and Redis, no Docker.",
        mixinStandardHelpOptions = true,
        version = "Liftline 0.1.0",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            UpCommand.class,
            ReloadCommand.class,
            DebugCommand.class,
            TrainCommand.class,
            StatusCommand.class,
            ScaleCommand.class,
            DemoCommand.class,
            LogsCommand.class,
            DeadLettersCommand.class,
            DownCommand.class,
            ResetCommand.class,
            DoctorCommand.class,
            HelpCommand.class
        })
public final class Liftline implements Runnable {

    private final CommandLine commandLine = new CommandLine(this);

    private Liftline() {}

    static void main(String[] args) {
        System.exit(run(printer(System.out), printer(System.err), args));
    }

    private static PrintWriter printer(PrintStream stream) {
        return new PrintWriter(stream, true, stream.charset());
    }

    /** Runs one command line. Returns the exit code: 0 success, 1 failure, 2 invalid arguments. */
    static int run(PrintWriter out, PrintWriter err, String... args) {
        var code = new Liftline()
                .commandLine
                .setOut(out)
                .setErr(err)
                .setExecutionExceptionHandler(Liftline::explain)
                .execute(args);
        out.flush();
        err.flush();
        return code;
    }

    @Override
    public void run() {
        commandLine.usage(commandLine.getOut());
    }

    private static int explain(Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
        if (failure instanceof StartException || failure instanceof IllegalArgumentException) {
            command.getErr().println(failure.getMessage());
        } else {
            command.getErr().println("Liftline failed unexpectedly; please report the following.");
            failure.printStackTrace(command.getErr());
        }
        return 1;
    }
}
