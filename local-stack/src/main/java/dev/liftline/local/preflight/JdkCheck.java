package dev.liftline.local.preflight;

import java.nio.file.Files;
import java.nio.file.Path;

/** The JDK that {@code ./liftline} found. */
record JdkCheck(Runtime.Version version, Path directory) implements Check {

    private static final int NEEDED = 25;
    private static final String SUBJECT = "JDK";

    static JdkCheck ofThisJvm() {
        return new JdkCheck(Runtime.version(), Path.of(System.getProperty("java.home")));
    }

    @Override
    public Finding run() {
        var found = "Java %s in %s".formatted(version, directory);
        if (version.feature() != NEEDED) {
            return Finding.problem(SUBJECT, found, "install a JDK %d, or point JAVA_HOME at one".formatted(NEEDED));
        }
        if (!Files.isExecutable(directory.resolve("bin/javac"))) {
            return Finding.problem(
                    SUBJECT, found + " has no compiler", "install the JDK %d, not the runtime alone".formatted(NEEDED));
        }
        return Finding.ok(SUBJECT, found);
    }
}
