package dev.liftline.local.secrets;

import dev.liftline.local.process.StartException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The passwords of a stack's PostgreSQL and of its Redis for sessions, without which every user of the machine could read and write there.
 * They are in the file {@code server-passwords.csv} among the stack's secrets.
 *
 * @param superuser of PostgreSQL's role {@code postgres}
 * @param liftline of its role {@code liftline}
 * @param identity of its role {@code liftline_identity}
 * @param app of its role {@code liftline_app}; empty for the servers of an older release
 * @param board of its role {@code liftline_board}; empty for the servers of an older release
 * @param sessions of Redis for sessions
 */
public record ServerPasswords(
        String superuser, String liftline, String identity, String app, String board, String sessions) {

    /** Of servers that ask for no password, as tests start them. */
    public static final ServerPasswords NONE = new ServerPasswords("", "", "", "", "", "");

    private static final String HEADER = "server,user,password";
    private static final List<String> USERS = List.of(
            "postgresql,postgres", "postgresql,liftline", "postgresql,liftline_identity", "redis-sessions,default");

    /** An older release's file does not have them. */
    private static final List<String> LATER_USERS = List.of("postgresql,liftline_app", "postgresql,liftline_board");

    private static final List<String> ALL_USERS =
            Stream.concat(USERS.stream(), LATER_USERS.stream()).toList();

    /**
     * Reads the passwords, and makes those first that there are not.
     *
     * @param secrets the directory of {@link LocalSecrets}, which must exist
     * @throws StartException if the file is damaged, other users can read it, or it cannot be written
     */
    public static ServerPasswords createOrRead(Path secrets) {
        var file = file(secrets);
        try {
            if (!Files.exists(file)) {
                SecretFile.write(file, with(List.of(HEADER), USERS));
            }
            if (read(secrets).app().isEmpty()) {
                SecretFile.write(file, with(SecretFile.read(file), LATER_USERS));
            }
            return read(secrets);
        } catch (IOException e) {
            throw new StartException("%s cannot be written: make its directory writable.".formatted(file), e);
        }
    }

    /**
     * Reads the passwords; none if the file does not exist, as for the servers of an older release.
     *
     * @throws StartException if the file is damaged or other users can read it
     */
    public static ServerPasswords read(Path secrets) {
        var file = file(secrets);
        if (!Files.exists(file)) {
            return NONE;
        }
        var lines = SecretFile.read(file);
        boolean older = lines.size() == USERS.size() + 1;
        var users = older ? USERS : ALL_USERS;
        var passwords = new ArrayList<String>();
        for (int i = 0; i < users.size(); i++) {
            var user = users.get(i) + ",";
            if (lines.size() != users.size() + 1 || !lines.get(i + 1).matches(user + "[A-Za-z0-9_-]{8,}")) {
                throw SecretFile.damaged(file, "its lines must be %s and the users %s".formatted(HEADER, ALL_USERS));
            }
            passwords.add(lines.get(i + 1).substring(user.length()));
        }
        return new ServerPasswords(
                passwords.get(0),
                passwords.get(1),
                passwords.get(2),
                older ? "" : passwords.get(4),
                older ? "" : passwords.get(5),
                passwords.get(3));
    }

    private static List<String> with(List<String> lines, List<String> users) {
        return Stream.concat(lines.stream(), users.stream().map(user -> user + "," + InternalSecrets.generate()))
                .toList();
    }

    /** The file among a stack's secrets. */
    public static Path file(Path secrets) {
        return secrets.resolve("server-passwords.csv");
    }

    /** Whether the servers ask for no password. */
    public boolean isNone() {
        return equals(NONE);
    }

    /** Without the passwords. */
    @Override
    public String toString() {
        return "passwords of " + ALL_USERS;
    }
}
