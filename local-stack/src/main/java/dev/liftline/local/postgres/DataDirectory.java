package dev.liftline.local.postgres;

import dev.liftline.local.process.Commands;
import dev.liftline.local.process.FileTree;
import dev.liftline.local.process.StartException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** PostgreSQL's data directory: created once by {@code initdb}, checked at every start. */
final class DataDirectory {

    private static final String MAJOR_VERSION = "18";

    private final Path path;

    DataDirectory(Path path) {
        this.path = path;
    }

    void prepare(Path binaries, UnprivilegedUser user) {
        if (Files.exists(path)) {
            check();
        } else {
            create(binaries, user);
        }
    }

    private void check() {
        String version;
        try {
            version = Files.readString(path.resolve("PG_VERSION")).strip();
        } catch (IOException e) {
            throw new StartException(
                    "%s is not a PostgreSQL data directory (PG_VERSION cannot be read): restore it, or delete Liftline's data with ./liftline reset."
                            .formatted(path),
                    e);
        }
        if (!version.equals(MAJOR_VERSION)) {
            throw new StartException(
                    "%s was written by PostgreSQL %s and this is %s: run ./liftline backup with the version that wrote it, then ./liftline reset, up and restore."
                            .formatted(path, version, MAJOR_VERSION));
        }
    }

    private void create(Path binaries, UnprivilegedUser user) {
        var unfinished = path.resolveSibling(path.getFileName() + ".init");
        try {
            FileTree.delete(unfinished);
            Files.createDirectories(unfinished);
            user.makeWritable(unfinished);
            var command = new ArrayList<>(user.prefix());
            command.addAll(List.of(
                    binaries.resolve("initdb").toString(),
                    "--pgdata=" + unfinished,
                    "--username=postgres",
                    // The port is on loopback: only users of this machine reach it.
                    "--auth=trust",
                    "--encoding=UTF8",
                    "--locale-provider=builtin",
                    "--locale=C.UTF-8"));
            Commands.run(command);
            // Only a complete directory gets the final name.
            Files.move(unfinished, path, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new StartException(
                    "PostgreSQL's data directory %s cannot be created: %s.".formatted(path, e.getMessage()), e);
        }
    }
}
