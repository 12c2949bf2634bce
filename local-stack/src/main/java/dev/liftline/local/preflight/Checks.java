package dev.liftline.local.preflight;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The checks of a machine. */
public final class Checks {

    private Checks() {}

    /**
     * Everything that {@code ./liftline doctor} shows.
     *
     * @param arguments of {@code ./liftline up}, of which those for ports count
     */
    public static List<Check> all(Workspace workspace, List<String> arguments, Map<String, String> environment) {
        var checks = new ArrayList<Check>(List.of(
                new PlatformCheck(workspace),
                JdkCheck.ofThisJvm(),
                new JavaOptionsCheck(environment.getOrDefault("LIFTLINE_JAVA_OPTS", "")),
                new BuildCheck(workspace),
                DirectoryCheck.home(workspace),
                DirectoryCheck.cache(workspace),
                DirectoryCheck.maven(environment),
                new UserCheck(),
                EncodingCheck.ofThisJvm(),
                OpenFilesCheck.ofThisJvm(),
                new StackCheck(workspace)));
        if (!workspace.isRunning()) {
            // A running stack has its memory and its ports.
            checks.add(MemoryCheck.ofThisMachine());
            checks.addAll(new ChosenPorts(workspace.home().resolve("ports"), arguments, environment).checks());
        }
        return checks;
    }
}
