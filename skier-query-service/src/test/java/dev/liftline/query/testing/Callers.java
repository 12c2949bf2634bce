package dev.liftline.query.testing;

import dev.liftline.model.caller.Caller;
import dev.liftline.model.caller.CallerHeader;
import dev.liftline.model.caller.CallerRole;
import dev.liftline.model.caller.CallerSecrets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;

/** Signs who sent a request, as the gateway does. Each result is a header's name and value, valid for a minute as a gateway's. */
public final class Callers {

    /** The file of the internal secrets. */
    public static final Path SECRETS =
            Path.of("src/test/resources/internal-secrets").toAbsolutePath();

    private static final CallerHeader HEADER = new CallerHeader(CallerSecrets.of(SECRETS), InstantSource.system());

    private Callers() {}

    public static String[] skier(int skierId) {
        return signedIn(CallerRole.SKIER, Integer.toString(skierId), Caller.ANY);
    }

    /**
     * Somebody who has signed in.
     *
     * @param resort the only one; {@link Caller#ANY} for every one
     */
    public static String[] signedIn(CallerRole role, String subject, int resort) {
        return of(new Caller(role, "ab".repeat(32), subject, resort, Caller.ANY));
    }

    public static String[] of(Caller caller) {
        return new String[] {
            CallerHeader.NAME, HEADER.write(caller, Instant.now().plusSeconds(60))
        };
    }
}
