package dev.liftline.local.demo;

import dev.liftline.local.StackHome;
import dev.liftline.local.control.ControlClient;
import dev.liftline.local.control.GatewayCertificate;
import dev.liftline.local.control.GatewayCredentials;
import dev.liftline.local.demo.day.ScannerReports;
import dev.liftline.local.demo.day.SkiDay;
import dev.liftline.local.demo.day.SkiDaySimulation;
import dev.liftline.local.demo.play.DayCheck;
import dev.liftline.local.demo.play.DayIds;
import dev.liftline.local.demo.play.DayPlayer;
import dev.liftline.local.demo.play.DemoException;
import dev.liftline.local.demo.play.GatewayClient;
import dev.liftline.local.demo.play.PlayProgress;
import dev.liftline.local.demo.play.UnusedDayFinder;
import dev.liftline.local.load.Credentials;
import dev.liftline.local.options.WholeNumber;
import dev.liftline.local.process.StartException;
import dev.liftline.local.terminal.Terminal;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Plays a ski day against a running gateway and checks every total. Exit code 0 if every total is right, 1 if one is wrong or the day
 * could not be played, 2 if an option is invalid.
 */
@Command(
        name = "demo",
        description = "Plays a ski day against the running stack and checks every skier's total.",
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class DemoCommand implements Callable<Integer> {

    private static final int SEASON = 2026;
    private static final Duration FIRST_RETRY_TIMEOUT = Duration.ofSeconds(3);
    private static final Duration RETRY_TIMEOUT = Duration.ofSeconds(60);

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--skiers",
            paramLabel = "NUMBER",
            defaultValue = "3000",
            converter = Skiers.class,
            description = "Number of skiers, 1 to 50,000 (default: ${DEFAULT-VALUE}).")
    private int skiers;

    @Option(
            names = "--resort",
            paramLabel = "NUMBER",
            defaultValue = "1",
            converter = Resort.class,
            description = "The resort (default: ${DEFAULT-VALUE}).")
    private int resort;

    @Option(
            names = "--seconds",
            paramLabel = "NUMBER",
            defaultValue = "45",
            converter = Seconds.class,
            description = "Minimum duration of the day, up to an hour (default: ${DEFAULT-VALUE}).")
    private int seconds;

    @Option(
            names = "--seed",
            paramLabel = "NUMBER",
            defaultValue = "2026",
            description = "The same seed plays the same day (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--url",
            paramLabel = "URL",
            defaultValue = "${env:LIFTLINE_URL:-" + Option.NULL_VALUE + "}",
            converter = GatewayUrl.class,
            description = "Another gateway than that of the running local stack; also LIFTLINE_URL.")
    private @Nullable URI otherGateway;

    @Option(
            names = "--secrets",
            paramLabel = "DIRECTORY",
            defaultValue = "${env:LIFTLINE_SECRETS:-" + Option.NULL_VALUE + "}",
            description =
                    "The secrets of another gateway, in files such as ./liftline up makes; also LIFTLINE_SECRETS.")
    private @Nullable Path otherSecrets;

    static final class Skiers extends WholeNumber {
        Skiers() {
            super(1, 50_000);
        }
    }

    static final class Resort extends WholeNumber {
        Resort() {
            super(1, Integer.MAX_VALUE);
        }
    }

    static final class Seconds extends WholeNumber {
        Seconds() {
            super(0, 3600);
        }
    }

    @Override
    public Integer call() {
        var url = gateway();
        try {
            return play(url) ? 0 : 1;
        } catch (DemoException e) {
            spec.commandLine().getErr().println(e.getMessage());
            return 1;
        }
    }

    private URI gateway() {
        if (otherGateway != null) {
            return otherGateway;
        }
        var home = StackHome.current();
        if (!home.isRunning()) {
            throw new StartException(
                    "Liftline is not running: ./liftline up starts it, or --url=http://… names another gateway.");
        }
        return ControlClient.of(home).gateway();
    }

    private boolean play(URI url) {
        long begun = System.nanoTime();
        Credentials credentials = GatewayCredentials.of(url, otherSecrets);
        Path certificate = GatewayCertificate.of(url, otherSecrets);
        PrintWriter out = spec.commandLine().getOut();
        out.println("Gateway " + url + (otherGateway == null ? ", of the running local stack" : ""));
        SkiDay day = SkiDaySimulation.simulate(skiers, seed);
        ScannerReports reports = ScannerReports.of(day, seed);
        DayIds ids;
        // The running stack may still be cold; at another address perhaps nothing listens.
        Duration firstTimeout = otherGateway == null ? RETRY_TIMEOUT : FIRST_RETRY_TIMEOUT;
        try (GatewayClient first = new GatewayClient(url, certificate, credentials, firstTimeout)) {
            ids = new UnusedDayFinder(first).find(resort, SEASON, skiers);
        }
        out.println("Day " + ids.dayId() + " of season " + ids.season() + " at resort " + resort + ": "
                + DaySummary.grouped(skiers) + " skiers, "
                + DaySummary.grouped(day.rides().size())
                + " rides.");
        out.println(DemoDuration.expected(reports.size(), seconds));
        try (GatewayClient gateway = new GatewayClient(url, certificate, credentials, RETRY_TIMEOUT)) {
            PlayProgress progress = new PlayProgress(reports.size());
            try (ProgressBar _ = ProgressBar.open(out, Terminal.current().redraws(), progress)) {
                new DayPlayer(gateway, ids).play(reports, Duration.ofSeconds(seconds), progress);
            }
            DaySummary summary = new DaySummary(ids, day, reports);
            out.println();
            summary.lines().forEach(out::println);
            if (gateway.retries() > 0) {
                out.println(DaySummary.row(
                        "Retries",
                        DaySummary.grouped(gateway.retries()) + " requests were retried after a temporary error"));
            }
            out.println();
            long played = System.nanoTime();
            DayCheck.Result result = new DayCheck(gateway, ids, RETRY_TIMEOUT).check(day);
            summary.result(result).forEach(out::println);
            out.println(DemoDuration.taken(begun, played, System.nanoTime()));
            return result.isRight();
        }
    }
}
