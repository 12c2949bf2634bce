package dev.liftline.local.process;

import java.nio.file.Path;

/** The programs of the JDK that runs this JVM. Needs the JDK alone. */
public final class JdkTool {

    private JdkTool() {}

    /** The path of one, for instance {@code java} or {@code javac}. */
    public static String path(String name) {
        return Path.of(System.getProperty("java.home"), "bin", name).toString();
    }
}
