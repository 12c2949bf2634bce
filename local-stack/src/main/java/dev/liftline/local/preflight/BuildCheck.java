package dev.liftline.local.preflight;

import java.nio.file.Files;
import java.util.stream.Stream;

/** Whether the services and the command line are built. */
record BuildCheck(Workspace workspace) implements Check {

    private static final String SUBJECT = "build";

    @Override
    public Finding run() {
        var built = Stream.of(
                        "local-stack",
                        "gateway-service",
                        "liftride-ingest-service",
                        "liftride-consumer-service",
                        "skier-query-service")
                .allMatch(module -> Files.exists(
                        workspace.repository().resolve(module).resolve("target").resolve(module + ".jar")));
        return built
                ? Finding.ok(SUBJECT, "built; ./liftline up builds again what has changed")
                : Finding.ok(SUBJECT, "not built; ./liftline up builds first");
    }
}
