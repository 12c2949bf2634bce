package dev.liftline.query.testing;

import dev.liftline.model.caller.Caller;
import dev.liftline.model.caller.CallerHeader;
import dev.liftline.model.caller.CallerRole;
import dev.liftline.model.caller.CallerSecrets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.test.context.DynamicPropertyRegistry;

/** Signs callers as the gateway does, for a service that is not open. */
public final class SignedCallers {

    private static final Path FILE = secrets();
    private static final CallerHeader HEADER = new CallerHeader(CallerSecrets.of(FILE), InstantSource.system());

    private SignedCallers() {}

    /** Closes the service. */
    public static void configure(DynamicPropertyRegistry registry) {
        registry.add("LIFTLINE_OPEN", () -> "false");
        registry.add("LIFTLINE_INTERNAL_SECRETS_FILE", FILE::toString);
    }

    /** The header's name and value of an operator who has signed in, valid for a minute as a gateway's. */
    public static String[] operator(CallerRole role, String name, int resort) {
        return header(new Caller(role, "ab".repeat(32), name, resort, Caller.ANY));
    }

    public static String[] header(Caller caller) {
        return new String[] {
            CallerHeader.NAME, HEADER.write(caller, Instant.now().plusSeconds(60))
        };
    }

    private static Path secrets() {
        try {
            Path file = Files.createTempFile("internal", ".secret");
            file.toFile().deleteOnExit();
            return Files.writeString(file, "s".repeat(43) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
