package dev.liftline.local.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A shell script as a program; it is ready when it has printed {@code ready}. */
record ShellProgram(String script, Path directory) implements Program {

    @Override
    public String name() {
        return "script";
    }

    @Override
    public void prepare() {}

    @Override
    public ChildSpec spec() {
        return new ChildSpec(
                List.of("sh", "-c", script),
                List.of(),
                Map.of(),
                directory,
                directory.resolve("script.log"),
                StopSignal.TERM);
    }

    @Override
    public boolean isReady(LogTail log) {
        return log.lines().contains("ready");
    }

    @Override
    public String explain(LogTail log) {
        return "The script ended: " + log.lines() + ".";
    }

    @Override
    public Duration stopTimeout() {
        return Duration.ofMillis(500);
    }
}
