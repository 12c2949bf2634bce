package dev.liftline.drills.proxy;

import dev.liftline.drills.proxy.CommitCut.Moment;
import dev.liftline.drills.proxy.PostgresMessageReader.Text;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Detects a COMMIT on one connection, in the simple or extended query protocol, and its response. */
final class CommitDetector implements ByteInspector {

    private static final int SSL_REQUEST = 80877103;
    private static final int GSS_REQUEST = 80877104;

    private final CommitCut cut;
    private final PostgresMessageReader fromClient = new PostgresMessageReader();
    private final PostgresMessageReader fromServer = new PostgresMessageReader();
    private final Set<String> commitStatements = new HashSet<>();
    private final Set<String> commitPortals = new HashSet<>();
    private volatile boolean oneByteResponse;
    private volatile boolean commitSent;

    CommitDetector(CommitCut cut) {
        this.cut = cut;
        fromClient.expectUntyped();
    }

    @Override
    public int toServer(byte[] bytes, int length) {
        return fromClient.read(bytes, 0, length, this::onClientMessage);
    }

    @Override
    public int toClient(byte[] bytes, int length) {
        int from = 0;
        if (oneByteResponse && length > 0) {
            oneByteResponse = false;
            from = 1;
        }
        return fromServer.read(bytes, from, length, this::onServerMessage);
    }

    private boolean onClientMessage(char type, Text body) {
        return switch (type) {
            case PostgresMessageReader.STARTUP -> {
                if (body.number() == SSL_REQUEST || body.number() == GSS_REQUEST) {
                    // The server refuses it with a single byte, and the client sends a new first message.
                    oneByteResponse = true;
                    fromClient.expectUntyped();
                }
                yield true;
            }
            case 'Q' -> !isCommit(body.at(0)) || passCommit();
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
            case 'E' -> !commitPortals.contains(body.at(0)) || passCommit();
            default -> true;
        };
    }

    private boolean onServerMessage(char type, Text body) {
        // The response to the COMMIT of a failed transaction is ROLLBACK.
        if (type == 'C' && commitSent && body.at(0).equals("COMMIT")) {
            commitSent = false;
            return !cut.tryCut(Moment.AFTER_COMMIT);
        }
        return true;
    }

    private boolean passCommit() {
        if (cut.tryCut(Moment.BEFORE_COMMIT)) {
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
