package dev.liftline.drills.proxy;

import dev.liftline.drills.proxy.CommitCut.Moment;
import dev.liftline.drills.proxy.PostgresMessageReader.Text;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Recognises on one connection a COMMIT that the client sends, by the simple or the extended protocol, and its answer. */
final class CommitDetector implements ByteInspector {

    private static final int SSL_REQUEST = 80877103;
    private static final int GSS_REQUEST = 80877104;

    private final CommitCut cut;
    private final PostgresMessageReader fromClient = new PostgresMessageReader();
    private final PostgresMessageReader fromServer = new PostgresMessageReader();
    private final Set<String> commitStatements = new HashSet<>();
    private final Set<String> commitPortals = new HashSet<>();
    private volatile boolean oneByteAnswer;
    private volatile boolean commitSent;

    CommitDetector(CommitCut cut) {
        this.cut = cut;
        fromClient.expectUntyped();
    }

    @Override
    public int toServer(byte[] bytes, int length) {
        return fromClient.follow(bytes, 0, length, this::clientSays);
    }

    @Override
    public int toClient(byte[] bytes, int length) {
        int from = 0;
        if (oneByteAnswer && length > 0) {
            oneByteAnswer = false;
            from = 1;
        }
        return fromServer.follow(bytes, from, length, this::serverSays);
    }

    private boolean clientSays(char type, Text body) {
        return switch (type) {
            case PostgresMessageReader.STARTUP -> {
                if (body.number() == SSL_REQUEST || body.number() == GSS_REQUEST) {
                    // Refused with one byte that is no message; then the client begins again.
                    oneByteAnswer = true;
                    fromClient.expectUntyped();
                }
                yield true;
            }
            case 'Q' -> !isCommit(body.at(0)) || commits();
            case 'P' -> {
                var statement = body.at(0);
                remember(commitStatements, statement, isCommit(body.at(end(statement))));
                yield true;
            }
            case 'B' -> {
                var portal = body.at(0);
                remember(commitPortals, portal, commitStatements.contains(body.at(end(portal))));
                yield true;
            }
            case 'E' -> !commitPortals.contains(body.at(0)) || commits();
            default -> true;
        };
    }

    private boolean serverSays(char type, Text body) {
        // To the COMMIT of a transaction that had failed the server answers ROLLBACK.
        if (type == 'C' && commitSent && body.at(0).equals("COMMIT")) {
            commitSent = false;
            return !cut.strikes(Moment.BEFORE_THE_CLIENT_KNOWS);
        }
        return true;
    }

    private boolean commits() {
        if (cut.strikes(Moment.BEFORE_THE_SERVER_HEARS)) {
            return false;
        }
        commitSent = true;
        return true;
    }

    private static void remember(Set<String> names, String name, boolean commits) {
        if (commits) {
            names.add(name);
        } else {
            names.remove(name);
        }
    }

    private static boolean isCommit(String sql) {
        var statement = sql.strip().toUpperCase(Locale.ROOT);
        return statement.equals("COMMIT") || statement.equals("COMMIT;");
    }

    private static int end(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length + 1;
    }
}
