package dev.liftline.query.testing;

import dev.liftline.model.caller.Caller;
import dev.liftline.model.caller.CallerHeader;
import dev.liftline.model.caller.CallerRole;
import dev.liftline.model.caller.CallerSecrets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.test.context.DynamicPropertyRegistry;

/** Signs who sent a request, as the gateway does. */
public final class Callers {

    /** The file of the internal secrets. */
    public static final Path SECRETS =
            Path.of("src/test/resources/internal-secrets").toAbsolutePath();

    private static final CallerHeader HEADER = new CallerHeader(CallerSecrets.of(SECRETS), InstantSource.system());

    private Callers() {}

    /** Makes the service ask who sent a request. */
    public static void require(DynamicPropertyRegistry properties) {
        properties.add("LIFTLINE_OPEN", () -> "false");
        properties.add("LIFTLINE_INTERNAL_SECRETS_FILE", SECRETS::toString);
    }

    /** The header, name and value, of a skier's request. */
    public static String[] skier(int skierId) {
        return of(CallerRole.SKIER, Integer.toString(skierId), Caller.ANY);
    }

    /** @param resort the only one; {@link Caller#ANY} for every one */
    public static String[] of(CallerRole role, String subject, int resort) {
        Caller caller = new Caller(role, "test", subject, resort, Caller.ANY);
        return new String[] {
            CallerHeader.NAME, HEADER.write(caller, Instant.now().plusSeconds(60))
        };
    }
}
