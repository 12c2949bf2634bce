package dev.liftline.local.cli.status;

import dev.liftline.local.StackHome;
import dev.liftline.local.control.ControlClient;
import dev.liftline.local.terminal.Terminal;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Shows the health, load, memory and start of the processes of the running stack. */
@Command(
        name = "status",
        description = "Shows every process with its health, and the load of the stack.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:every process is ready", "1:Liftline is not running", "3:a process is not ready"},
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class StatusCommand implements Callable<Integer> {

    private static final int NOT_READY = 3;
    private static final Duration INTERVAL = Duration.ofSeconds(2);
    private static final String CLEAR_SCREEN = "\u001b[H\u001b[2J\u001b[3J";
    private static final String HOME_AND_CLEAR_BELOW = "\u001b[H\u001b[J";

    @Option(names = "--watch", description = "Repeat every 2 s until Ctrl-C.")
    private boolean watch;

    @Option(names = "--json", description = "Print JSON: one line for each look.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        var probe = new StackProbe(ControlClient.of(StackHome.current()));
        var terminal = Terminal.current();
        var redraws = watch && !json && terminal.redraws();
        var out = spec.commandLine().getOut();
        if (redraws) {
            out.print(CLEAR_SCREEN);
        }
        while (true) {
            var report = probe.look();
            var text = json
                    ? JsonMapper.shared().writeValueAsString(report) + System.lineSeparator()
                    : new StatusTable(terminal).render(report);
            out.print((redraws ? HOME_AND_CLEAR_BELOW : "") + text);
            if (!watch || out.checkError()) {
                return report.ready() ? ExitCode.OK : NOT_READY;
            }
            if (!json && !redraws) {
                out.println();
            }
            Thread.sleep(INTERVAL);
        }
    }
}
