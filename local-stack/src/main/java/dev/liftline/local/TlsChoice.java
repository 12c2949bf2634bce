package dev.liftline.local;

import dev.liftline.local.process.StartException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Whether the gateway of a home directory's stack encrypts its clients' connections, kept from start to start in the file {@code tls}. */
public final class TlsChoice {

    private TlsChoice() {}

    /**
     * Keeps a choice.
     *
     * @param chosen null for that of the last start, at first false
     * @return what is kept now
     * @throws StartException if it cannot be written
     */
    public static boolean keep(StackHome home, @Nullable Boolean chosen) {
        Path file = home.root().resolve("tls");
        if (chosen == null) {
            return Files.exists(file);
        }
        try {
            if (chosen) {
                Files.createDirectories(home.root());
                Files.writeString(file, "on\n");
            } else {
                Files.deleteIfExists(file);
            }
            return chosen;
        } catch (IOException e) {
            throw new StartException("%s cannot be written: %s.".formatted(file, e.getMessage()), e);
        }
    }
}
