package dev.liftline.e2e;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.liftline.e2e.stack.EndToEndTest;
import dev.liftline.e2e.stack.RunningStack;
import dev.liftline.local.load.LoadClient;
import dev.liftline.local.replica.Role;
import dev.liftline.testkit.load.ReferenceLoad;
import dev.liftline.testkit.reconcile.StoredSeason;
import dev.liftline.testkit.rides.Requests;
import dev.liftline.testkit.rides.RideRanges;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Short runs of the Gatling simulations through {@code load-tests/run}. */
@Tag("slow")
class GatlingIT extends EndToEndTest {

    private static final Pattern REPORT = Pattern.compile("file://(\\S+/index\\.html)");

    /** A line of Gatling's table of errors: what, how often, its share. */
    private static final Pattern FAILURE = Pattern.compile("> (?!OK|KO).* \\( *[\\d.]+%\\)");

    private static final Pattern REJECTION = Pattern.compile("found (429|503|504) ");
    private static final long TIMEOUT_SECONDS = 60;

    private final int warmSeason;
    private final int season;

    @TempDir
    private Path outputs;

    GatlingIT(RunningStack stack) {
        super(stack);
        this.warmSeason = stack.unusedSeason();
        this.season = warmSeason + 1;
    }

    /** Warms the stack up with a client that retries: a cold stack rejects part of a fixed rate. */
    @BeforeEach
    void warm() {
        try (LoadClient scanners = gateway.client(8)) {
            assertThat(scanners.run(Requests.reportAll(
                                            warmSeason, RideRanges.REFERENCE.draw(500, new SplittableRandom(1)))
                                    .retrying(ReferenceLoad.RETRY))
                            .counts())
                    .containsOnlyKeys("201");
        }
    }

    @Test
    void runsTheMorningRush() throws Exception {
        Run run = play("rush", "-Dseconds=3", "-DridesPerSecond=60");

        run.assertPlayed("POST ride", "POST 20 rides");
        awaitRides(1);
    }

    @Test
    void runsApresSkiAndReadsTheRidesOfTheDay() throws Exception {
        Run run = play("apres-ski", "-Dseconds=2", "-DreadsPerSecond=60", "-DridesPerSecond=60", "-DridesBefore=2000");

        run.assertPlayed("POST 1000 rides", "POST ride", "GET skier day");
        // Resorts return 200 at once, skiers when their rides are stored.
        assertThat(run.output()).contains("Statuses of reads: 200 (");
        awaitRides(1);
    }

    @Test
    void runsAWholeDay() throws Exception {
        Run run = play("whole-day", "-Dseconds=6", "-DreadsPerSecond=60", "-DridesPerSecond=60");

        run.assertPlayed("POST ride", "POST 20 rides", "GET skier day");
        awaitRides(1);
    }

    @Test
    void runsTheFieldLoadWithExactlyTheGivenNumberOfRides() throws Exception {
        Run run = play("reference", "-Drequests=1000", "-Dclients=7");

        run.assertPlayed("POST ride");
        awaitRides(1_000);
    }

    @Test
    void returnsExitCode2WhenARequestFails() throws Exception {
        Run run = run("reference", "-Drequests=32", "-Dclients=1", "-DbaseUrl=" + stack.anyReplica(Role.QUERY_WEB));

        assertThat(run.exitCode()).as(run.output()).isEqualTo(2);
        assertThat(run.output()).contains("ride until acknowledged: count of failed events is 0.0 : false");
    }

    @Test
    void reportsUnknownLoadsAndMissingGatewaysInOneSentence() throws Exception {
        Run unknown = run("dinner");
        Run unreachable = run("rush", "-DbaseUrl=http://127.0.0.1:1");

        assertThat(unknown.exitCode()).isEqualTo(2);
        assertThat(unknown.output())
                .contains("There is no load \"dinner\": name one of rush, apres-ski, whole-day, reference.");
        assertThat(unreachable.exitCode()).isEqualTo(1);
        assertThat(unreachable.output()).contains("No gateway listens at http://127.0.0.1:1: ./liftline up starts one");
    }

    private Run play(String load, String... settings) throws IOException, InterruptedException {
        return run(Stream.concat(
                        Stream.of(
                                load,
                                "-DbaseUrl=" + gateway.base(),
                                "-Dsecrets=" + stack.home().secrets(),
                                "-Dseason=" + season),
                        Stream.of(settings))
                .toArray(String[]::new));
    }

    private Run run(String... arguments) throws IOException, InterruptedException {
        Path output = outputs.resolve("output");
        Process process = new ProcessBuilder(Stream.concat(Stream.of("../run", "gatling"), Stream.of(arguments))
                        .toList())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        boolean ended = process.waitFor(TIMEOUT_SECONDS, SECONDS);
        process.destroyForcibly();
        assertThat(ended).as(Files.readString(output)).isTrue();
        return new Run(process.exitValue(), Files.readString(output));
    }

    private void awaitRides(long min) throws SQLException {
        try (StoredSeason stored = StoredSeason.of(stack.database(), season)) {
            await().atMost(60, SECONDS).until(stored::rides, rides -> rides >= min);
        }
    }

    private record Run(int exitCode, String output) {

        /** Allows 429, 503 and 504, which a busy machine causes, and no other failure. */
        void assertPlayed(String... requests) {
            assertThat(failures())
                    .as(output)
                    .allMatch(failure -> REJECTION.matcher(failure).find());
            assertThat(exitCode).as(output).isIn(failures().isEmpty() ? Set.of(0) : Set.of(0, 2));
            Matcher report = REPORT.matcher(output);
            assertThat(report.find()).as(output).isTrue();
            assertThat(Path.of(report.group(1))).content().contains(requests);
        }

        private List<String> failures() {
            return output.lines().filter(FAILURE.asMatchPredicate()).toList();
        }
    }
}
