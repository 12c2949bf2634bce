package dev.liftline.local.secrets;

import dev.liftline.local.process.StartException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** Replaces the secret that signs callers while the stack runs, without a rejected request. */
public final class SecretRotation {

    /** Every process reads the file within a second of a change. */
    private static final Duration UNTIL_READ = Duration.ofSeconds(3);

    /** A caller's header is valid for a minute at most. */
    private static final Duration UNTIL_EXPIRED = Duration.ofSeconds(65);

    /** Waits. */
    public interface Pause {
        void await(Duration duration) throws InterruptedException;
    }

    private final Path file;
    private final Pause pause;
    private final Consumer<String> progress;

    /**
     * @param directory of the secrets
     * @param progress receives a sentence for each step
     */
    public SecretRotation(Path directory, Pause pause, Consumer<String> progress) {
        this.file = LocalSecrets.internalFile(directory);
        this.pause = pause;
        this.progress = progress;
    }

    /**
     * Replaces the secret and returns when the old one is not valid any more, after about 70 s. If it is interrupted, both secrets stay
     * valid until the next rotation.
     *
     * @throws StartException if the file is damaged or cannot be written
     */
    public void run() throws InterruptedException {
        var present = InternalSecrets.read(file);
        if (present.size() > 1) {
            progress.accept("An earlier rotation was interrupted: it is completed first, in %d s."
                    .formatted(UNTIL_EXPIRED.toSeconds()));
            pause.await(UNTIL_EXPIRED);
        }
        var old = present.getFirst();
        var next = InternalSecrets.generate();
        write(List.of(old, next));
        progress.accept(
                "1/3  The new secret is added; every process reads it within %d s.".formatted(UNTIL_READ.toSeconds()));
        pause.await(UNTIL_READ);
        write(List.of(next, old));
        progress.accept("2/3  Gateways sign with the new secret; what the old one signed expires within %d s."
                .formatted(UNTIL_EXPIRED.toSeconds()));
        pause.await(UNTIL_EXPIRED);
        write(List.of(next));
        progress.accept("3/3  The old secret is not valid any more.");
    }

    /** Replaces the secret of a stack that does not run. */
    public void replace() {
        InternalSecrets.require(file);
        write(List.of(InternalSecrets.generate()));
        progress.accept("The secret is replaced.");
    }

    private void write(List<String> secrets) {
        try {
            InternalSecrets.write(file, secrets);
        } catch (IOException e) {
            throw new StartException("%s cannot be written: make its directory writable.".formatted(file), e);
        }
    }
}
