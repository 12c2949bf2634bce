package dev.liftline.e2e;

import dev.liftline.local.Arguments;
import dev.liftline.local.StackHome;
import dev.liftline.local.control.GatewayCredentials;
import dev.liftline.local.secrets.ServerPasswords;
import dev.liftline.testkit.load.CpuMeter;
import dev.liftline.testkit.load.GatewayCheck;
import dev.liftline.testkit.load.ReferenceLoad;
import dev.liftline.testkit.reconcile.StoredSeason;
import dev.liftline.testkit.reconcile.StoredSeason.Database;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The reference load against a running Liftline. Exit code 0 when everything acknowledged is stored once and nothing failed. */
@Command(
        name = "load-tests/run reference-load",
        description = "Send the reference load to a running Liftline and reconcile every ride.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class ReferenceLoadCommand implements Callable<Integer> {

    @Option(names = "--requests", defaultValue = "200000", description = "How many rides.")
    private int requests;

    @Option(
            names = "--connections",
            defaultValue = "128",
            description = "Connections after the first 32 × 1,000 rides.")
    private int connections;

    @Option(names = "--url", defaultValue = "${LIFTLINE_URL:-http://127.0.0.1:8080}", description = "The gateway.")
    private URI url;

    @Option(
            names = "--secrets",
            defaultValue = "${LIFTLINE_SECRETS:-" + Option.NULL_VALUE + "}",
            showDefaultValue = Visibility.NEVER,
            description = "Directory with the gateway's keys; those of the running local stack by default.")
    private @Nullable Path secrets;

    @Option(
            names = "--db-url",
            defaultValue = "${LIFTLINE_DB_URL:-jdbc:postgresql://127.0.0.1:15432/liftline}",
            description = "PostgreSQL, to reconcile with.")
    private String dbUrl;

    @Option(names = "--db-user", defaultValue = "${LIFTLINE_DB_USER:-liftline}", description = "Its user.")
    private String dbUser;

    @Option(names = "--seed", defaultValue = "1", description = "The same seed sends the same rides.")
    private long seed;

    @Spec
    private CommandSpec spec;

    public static void main(String[] args) {
        System.exit(new CommandLine(new ReferenceLoadCommand()).execute(args));
    }

    /** Of the environment, else of the local stack. */
    private static String databasePassword() {
        String given = System.getenv("LIFTLINE_DB_PASSWORD");
        return given == null
                ? ServerPasswords.read(StackHome.current().secrets()).liftline()
                : given;
    }

    @Override
    public Integer call() throws InterruptedException {
        Arguments.require(spec, requests >= 1, "--requests must be at least 1.");
        Arguments.require(spec, connections >= 1, "--connections must be at least 1.");
        Arguments.require(
                spec,
                "http".equals(url.getScheme()),
                "--url=%s: the reference load sends http alone, so start the stack with ./liftline up --no-tls."
                        .formatted(url));
        Database database = new Database(dbUrl, dbUser, databasePassword());
        try (StoredSeason season = StoredSeason.unused(database)) {
            Arguments.require(
                    spec,
                    GatewayCheck.isReachable(url),
                    "No gateway listens at " + url + ": ./liftline up starts one, --url names another.");
            System.out.printf("%d rides of season %d to %s%n", requests, season.seasonId(), url);
            ReferenceLoad load = new ReferenceLoad(
                    url,
                    GatewayCredentials.of(url, secrets),
                    requests,
                    connections,
                    CpuMeter.processesOfRunningStack(),
                    System.out::println);
            return load.send(season, seed).isRight() ? 0 : 1;
        } catch (SQLException e) {
            spec.commandLine()
                    .getErr()
                    .println("PostgreSQL at " + dbUrl + " rejects a statement (" + e.getMessage()
                            + "): ./liftline up starts it, --db-url names another.");
            return 1;
        }
    }
}
