package dev.liftline.local.cli;

import dev.liftline.local.process.JdkTool;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/** The command that runs {@code ./liftline} in another JVM like this one. */
final class LauncherCommand {

    private LauncherCommand() {}

    /** @param options of the JVM, beside those of this one */
    static List<String> of(List<String> options, List<String> arguments) {
        var command = new ArrayList<String>();
        command.add(JdkTool.path("java"));
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Liftline.class.getName()));
        command.addAll(arguments);
        return command;
    }
}
