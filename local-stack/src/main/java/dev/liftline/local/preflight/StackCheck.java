package dev.liftline.local.preflight;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A stack that runs on the home directory, or a server that an old stack left behind. */
record StackCheck(Workspace workspace) implements Check {

    private static final String SUBJECT = "stack";

    @Override
    public Finding run() {
        if (workspace.isRunning()) {
            return Finding.ok(SUBJECT, "runs on " + workspace.home());
        }
        return leftBehind(workspace.home().resolve("data/postgres/postmaster.pid"))
                .map(pid -> Finding.problem(
                        SUBJECT,
                        "PostgreSQL of an earlier stack still runs with PID %d".formatted(pid),
                        "stop it with kill -INT %d".formatted(pid)))
                .orElseGet(() -> Finding.ok(SUBJECT, "not running"));
    }

    /** The live process that wrote PostgreSQL's PID file; PIDs are used again, so only a postgres counts. */
    private static Optional<Long> leftBehind(Path file) {
        try (var lines = Files.lines(file)) {
            return lines.findFirst()
                    .filter(line -> line.matches("\\d{1,9}"))
                    .map(Long::valueOf)
                    .filter(pid -> ProcessHandle.of(pid)
                            .flatMap(process -> process.info().command())
                            .filter(command -> command.endsWith("/postgres"))
                            .isPresent());
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
