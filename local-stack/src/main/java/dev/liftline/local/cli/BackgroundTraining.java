package dev.liftline.local.cli;

import dev.liftline.local.StackHome;
import dev.liftline.local.process.ChildSpec;
import dev.liftline.local.process.LogTail;
import dev.liftline.local.process.ManagedProcess;
import dev.liftline.local.process.Program;
import dev.liftline.local.process.StopSignal;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code ./liftline train} as a child process of low priority, so that the first start need not wait for it. */
final class BackgroundTraining implements Program {

    /** Tells the user what goes on. */
    static final String NOTE = "  Fast starts are prepared in the background for some two minutes; --no-aot skips it.";

    private final StackHome home;

    private BackgroundTraining(StackHome home) {
        this.home = home;
    }

    static ManagedProcess process(StackHome home) {
        return new ManagedProcess(new BackgroundTraining(home));
    }

    @Override
    public String name() {
        return "aot-training";
    }

    @Override
    public void prepare() {}

    @Override
    public ChildSpec spec() {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.add("-Dliftline.background=true");
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Liftline.class.getName(), "train"));
        return new ChildSpec(command, lowPriority(), Map.of(), home.root(), log(home), StopSignal.TERM);
    }

    /** Linux shares the CPU among sessions first, by the priority in {@code autogroup}. */
    private static List<String> lowPriority() {
        var script = "echo 19 2>/dev/null >/proc/self/autogroup; exec nice -n 19 \"$@\"";
        return List.of("sh", "-c", script, "sh");
    }

    static Path log(StackHome home) {
        return home.logs().resolve("aot-training.log");
    }

    @Override
    public boolean isReady(LogTail log) {
        return true;
    }

    @Override
    public String explain(LogTail log) {
        return "The AOT training does not start: its log is %s.".formatted(log.file());
    }
}
