package dev.liftline.local.process;

import java.io.IOException;
import java.time.Duration;

/** A child process that does one thing and ends. */
public final class OneShot {

    private OneShot() {}

    /** Whether it ended with 0 in time; it is killed where it did not end. */
    public static boolean succeeds(ChildSpec spec, Duration timeout) throws IOException {
        var child = ChildProcess.start(spec);
        try {
            return child.exitCode(timeout) == 0;
        } finally {
            child.kill();
        }
    }
}
