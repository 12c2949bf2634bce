package dev.liftline.local.postgres;

import dev.liftline.local.process.Commands;
import dev.liftline.local.process.FileTree;
import dev.liftline.local.process.StartException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** PostgreSQL's data directory: created once by {@code initdb}, checked at every start. */
final class DataDirectory {

    private static final String MAJOR_VERSION = "18";

    /** Has the hash of the superuser's password once it is asked for. */
    private static final String PROTECTED = "liftline-password.sha256";

    private static final String AUTHENTICATION = """
            # Written by ./liftline. The passwords are in server-passwords.csv among its secrets.
            local all all scram-sha-256
            host all all 127.0.0.1/32 scram-sha-256
            host all all ::1/128 scram-sha-256
            """;

    private final Path path;

    DataDirectory(Path path) {
        this.path = path;
    }

    /** @param superuserPassword empty to trust everybody who reaches the port */
    void prepare(Path binaries, UnprivilegedUser user, String superuserPassword) {
        if (Files.exists(path)) {
            check();
        } else {
            create(binaries, user);
        }
        if (!superuserPassword.isEmpty() && !isProtectedBy(superuserPassword)) {
            protect(binaries, user, superuserPassword);
        }
    }

    /** Whether {@link #protect} was completed with this password. */
    private boolean isProtectedBy(String password) {
        try {
            return Files.readString(path.resolve(PROTECTED)).equals(hash(password));
        } catch (IOException e) {
            return false;
        }
    }

    /** Sets the superuser's password without a server, which would trust everybody meanwhile. */
    private void protect(Path binaries, UnprivilegedUser user, String password) {
        var command = new ArrayList<>(user.prefix());
        command.addAll(List.of(
                binaries.resolve("postgres").toString(),
                "--single",
                "-D",
                path.toString(),
                PostgresDatabases.SUPERUSER));
        try {
            Files.writeString(path.resolve("pg_hba.conf"), AUTHENTICATION);
            var output = Commands.runWithInput(
                    command, "ALTER ROLE %s PASSWORD '%s'\n".formatted(PostgresDatabases.SUPERUSER, password));
            if (output.contains("ERROR:")) {
                throw new IOException("the role %s cannot be changed".formatted(PostgresDatabases.SUPERUSER));
            }
            Files.writeString(path.resolve(PROTECTED), hash(password));
        } catch (IOException e) {
            throw new StartException(
                    "PostgreSQL's passwords cannot be set in %s (%s): restore it, or delete Liftline's data with ./liftline reset."
                            .formatted(path, e.getMessage()),
                    e);
        }
    }

    private static String hash(String password) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(password.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
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
                    // Until protect(); for tests, whose port only this machine reaches.
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
