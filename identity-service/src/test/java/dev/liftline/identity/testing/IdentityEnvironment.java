package dev.liftline.identity.testing;

import dev.liftline.model.caller.CallerHeader;
import dev.liftline.model.caller.CallerSecrets;
import dev.liftline.model.caller.Credential;
import dev.liftline.testkit.servers.TestServers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.io.ClassPathResource;

/** The environment of a deployed service: a database with role and schema, Redis, the secrets, and the initial access. */
public final class IdentityEnvironment implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    /** The file of the internal secrets, in the module's directory. */
    static final String SECRETS = "${user.dir}/src/test/resources/internal-secrets";

    /** The operator {@code admin}. */
    public static final String PASSPHRASE = "correct horse battery";

    /** The pass of skier 7. */
    public static final String PASS = "LL-00000007";

    public static final String PIN = "4711-zermatt";

    /** The key of scanner {@code resort-3}. */
    public static final Credential SCANNER = Credential.generate(Credential.Kind.SCANNER, "resort-3");

    /** The consumers' migration. */
    private static final Path ERASURE =
            Path.of("../liftride-consumer-service/src/main/resources/db/migration/V7__erasure.sql");

    private static final Path ACCESS = file(".json", """
                    {"keys": [{"credential": "%s", "name": "resort-3", "role": "scanner", "resort": 3}],
                     "operators": [{"name": "admin", "passphrase": "%s", "role": "admin"},
                                   {"name": "board", "passphrase": "%s", "role": "resort", "resort": 3}],
                     "skiers": [{"pass": "%s", "skier": 7, "pin": "%s"}]}
                    """.formatted(SCANNER.text(), PASSPHRASE, PASSPHRASE, PASS, PIN));

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("identity's servers", Map.copyOf(create())));
    }

    /** The variables of a new environment. */
    public static Map<String, String> create() {
        Map<String, String> variables = new HashMap<>();
        variables.put("LIFTLINE_PORT", "0");
        variables.put("LIFTLINE_MANAGEMENT_PORT", "0");
        variables.put("LIFTLINE_IDENTITY_DB_URL", newDatabase());
        variables.put("LIFTLINE_SESSION_REDIS_URL", TestServers.newRedisDatabase());
        variables.put("LIFTLINE_INTERNAL_SECRETS_FILE", SECRETS);
        variables.put("LIFTLINE_IDENTITY_INITIAL_ACCESS_FILE", ACCESS.toString());
        // Longer than in production, for a machine that runs other tests.
        variables.put("LIFTLINE_SESSION_REDIS_TIMEOUT", "3s");
        variables.put("LIFTLINE_IDENTITY_HASH_WAIT_TIMEOUT", "20s");
        variables.put("spring.jdbc.template.query-timeout", "30s");
        return variables;
    }

    /** Writes the header as the gateway does. */
    static CallerHeader callerHeader() {
        return new CallerHeader(
                CallerSecrets.of(Path.of("src/test/resources/internal-secrets")), InstantSource.system());
    }

    /** A database with the table that the consumers own, in which the role's script was run. */
    public static String newDatabase() {
        String url = TestServers.newDatabase();
        try (Connection connection = superuser(url);
                Statement statement = connection.createStatement()) {
            statement.execute("SET ROLE liftline");
            statement.execute(Files.readString(ERASURE));
            statement.execute("RESET ROLE");
            statement.execute(new ClassPathResource("db/identity-role.sql").getContentAsString(StandardCharsets.UTF_8));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return url;
    }

    public static Connection superuser(String url) throws SQLException {
        return DriverManager.getConnection(url, "postgres", "");
    }

    private static Path file(String suffix, String content) {
        try {
            Path file = Files.createTempFile("identity", suffix);
            file.toFile().deleteOnExit();
            return Files.writeString(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
