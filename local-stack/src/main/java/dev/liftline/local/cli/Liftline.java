package dev.liftline.local.cli;

import dev.liftline.local.cli.access.KeysCommand;
import dev.liftline.local.cli.access.OperatorsCommand;
import dev.liftline.local.cli.access.PassesCommand;
import dev.liftline.local.cli.access.SecretsCommand;
import dev.liftline.local.cli.data.BackupCommand;
import dev.liftline.local.cli.data.RestoreCommand;
import dev.liftline.local.cli.deadletters.DeadLettersCommand;
import dev.liftline.local.cli.doctor.DoctorCommand;
import dev.liftline.local.cli.logs.LogsCommand;
import dev.liftline.local.cli.status.StatusCommand;
import dev.liftline.local.cli.tools.KafkaCommand;
import dev.liftline.local.cli.tools.PsqlCommand;
import dev.liftline.local.cli.tools.RedisCommand;
import dev.liftline.local.control.ScaleRequest;
import dev.liftline.local.demo.DemoCommand;
import dev.liftline.local.options.InvalidOptions;
import java.io.PrintStream;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.TypeConversionException;

/** The command {@code ./liftline}. */
@Command(
        name = "liftline",
        description = "Runs Liftline on this machine: real PostgreSQL, Kafka and Redis, no Docker.",
        mixinStandardHelpOptions = true,
        version = "Liftline 0.1.0",
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:success",
            "1:failure: the message says what to do",
            "2:wrong use: an unknown command or option, or an invalid value",
            "3:status only: a process is not ready"
        },
        subcommands = {
            UpCommand.class,
            ReloadCommand.class,
            DebugCommand.class,
            TrainCommand.class,
            StatusCommand.class,
            ScaleCommand.class,
            DemoCommand.class,
            KeysCommand.class,
            OperatorsCommand.class,
            PassesCommand.class,
            SecretsCommand.class,
            LogsCommand.class,
            DeadLettersCommand.class,
            DownCommand.class,
            ResetCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            PsqlCommand.class,
            RedisCommand.class,
            KafkaCommand.class,
            DoctorCommand.class,
            CompletionCommand.class,
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

    /** Runs one command line. Returns the exit code: 0 success, 1 failure, 2 wrong use, 3 from {@code status}: not ready. */
    static int run(PrintWriter out, PrintWriter err, String... args) {
        var code = execute(out, err, args);
        out.flush();
        err.flush();
        return code;
    }

    private static int execute(PrintWriter out, PrintWriter err, String[] args) {
        try {
            return commandLine().setOut(out).setErr(err).execute(args);
        } catch (Error e) {
            // For instance no memory, or a class path without a jar:
            // picocli leaves errors to the JVM, which prints them.
            return FailureMessage.print(e, err);
        }
    }

    /** All commands with their options, and what happens to an invalid one. */
    static CommandLine commandLine() {
        return new Liftline()
                .commandLine
                .registerConverter(ScaleRequest.class, Liftline::scaleRequest)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setAbbreviatedOptionsAllowed(false)
                .setParameterExceptionHandler(new InvalidOptions())
                .setExecutionStrategy(parsed -> {
                    InvalidOptions.requireText(parsed);
                    return new RunLast().execute(parsed);
                })
                .setExecutionExceptionHandler(
                        (failure, command, parsed) -> FailureMessage.print(failure, command.getErr()));
    }

    private static ScaleRequest scaleRequest(String text) {
        try {
            return ScaleRequest.parse(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }

    @Override
    public void run() {
        commandLine.usage(commandLine.getOut());
    }
}
