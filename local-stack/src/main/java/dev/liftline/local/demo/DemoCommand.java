package dev.liftline.local.demo;

import dev.liftline.local.Arguments;
import dev.liftline.local.StackHome;
import dev.liftline.local.control.ControlClient;
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
import java.io.Console;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
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
        description = "Play a ski day against the running gateway and check every skier's total.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class DemoCommand implements Callable<Integer> {

    private static final int SEASON = 2026;
    private static final int MAX_SKIERS = 50_000;
    private static final Duration FIRST_RETRY_TIMEOUT = Duration.ofSeconds(3);
    private static final Duration RETRY_TIMEOUT = Duration.ofSeconds(60);

    @Spec
    private CommandSpec spec;

    @Option(names = "--skiers", defaultValue = "3000", description = "Number of skiers, 1 to 50,000.")
    private int skiers;

    @Option(names = "--resort", defaultValue = "1", description = "The resort.")
    private int resort;

    @Option(names = "--seconds", defaultValue = "45", description = "Minimum duration of the day.")
    private int seconds;

    @Option(names = "--seed", defaultValue = "2026", description = "The same seed plays the same day.")
    private long seed;

    @Option(
            names = "--url",
            defaultValue = "${env:LIFTLINE_URL:-" + Option.NULL_VALUE + "}",
            description = "The gateway; by default that of the running local stack, or http://127.0.0.1:8080.")
    private @Nullable URI chosenUrl;

    private URI url = URI.create("http://127.0.0.1:8080");

    @Override
    public Integer call() {
        Arguments.require(spec, skiers >= 1 && skiers <= MAX_SKIERS, "--skiers must be 1 to 50000.");
        Arguments.require(spec, resort >= 1, "--resort must be at least 1.");
        Arguments.require(spec, seconds >= 0 && seconds <= 3600, "--seconds must be 0 to 3600.");
        url = gateway();
        Arguments.require(
                spec,
                "http".equals(url.getScheme()) && url.getHost() != null,
                "--url must be like http://127.0.0.1:8080.");
        try {
            return play() ? 0 : 1;
        } catch (DemoException e) {
            spec.commandLine().getErr().println(e.getMessage());
            return 1;
        }
    }

    private boolean play() {
        PrintWriter out = spec.commandLine().getOut();
        SkiDay day = SkiDaySimulation.simulate(skiers, seed);
        ScannerReports reports = ScannerReports.of(day, seed);
        DayIds ids;
        try (GatewayClient first = new GatewayClient(url, FIRST_RETRY_TIMEOUT)) {
            ids = new UnusedDayFinder(first).find(resort, SEASON, skiers);
        }
        out.println("Day " + ids.dayId() + " of season " + ids.season() + " at resort " + resort + ": "
                + DaySummary.grouped(skiers) + " skiers, "
                + DaySummary.grouped(day.rides().size())
                + " rides, eight hours in " + seconds + " seconds.");
        try (GatewayClient gateway = new GatewayClient(url, RETRY_TIMEOUT)) {
            PlayProgress progress = new PlayProgress(
                    reports.live().size() + reports.offlineRides().size());
            try (ProgressBar _ = ProgressBar.open(out, isTerminal(), progress)) {
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
            DayCheck.Result result = new DayCheck(gateway, ids, RETRY_TIMEOUT).check(day);
            summary.result(result).forEach(out::println);
            return result.isRight();
        }
    }

    private URI gateway() {
        if (chosenUrl != null) {
            return chosenUrl;
        }
        var home = StackHome.current();
        return home.isRunning() ? ControlClient.of(home).gateway() : url;
    }

    private static boolean isTerminal() {
        return Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
    }
}
