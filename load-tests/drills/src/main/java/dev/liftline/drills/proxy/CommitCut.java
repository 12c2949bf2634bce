package dev.liftline.drills.proxy;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts connections to PostgreSQL just before or after the COMMIT of a transaction, a given number of times. Thread-safe. */
public final class CommitCut {

    private Moment moment = Moment.AFTER_COMMIT;
    private int left;
    private int count;

    /** When a connection is reset at both ends. */
    public enum Moment {
        /** The client sent COMMIT and the server did not receive it: the server rolls back. */
        BEFORE_COMMIT,
        /** The server committed and the client did not receive the response. */
        AFTER_COMMIT
    }

    /**
     * Cuts the next connections that commit, in place of an earlier order.
     *
     * @param times number of connections; 0 for none
     */
    public synchronized void cutNext(Moment newMoment, int times) {
        moment = newMoment;
        left = times;
        count = 0;
    }

    /** The number of connections cut since the latest order. */
    public synchronized int count() {
        return count;
    }

    private synchronized boolean tryCut(Moment now) {
        if (now != moment || left == 0) {
            return false;
        }
        left--;
        count++;
        return true;
    }

    ByteInspector inspector() {
        return new CommitFinder();
    }

    /**
     * Finds the COMMIT of one connection, in the simple or extended query protocol, and its response. Each is in a packet of its own, because
     * a driver waits for the response to the statement before.
     */
    private final class CommitFinder implements ByteInspector {

        private static final String QUERY = "Q\0\0\0\u000bCOMMIT\0";
        /** The name of a statement, then its SQL. */
        private static final Pattern PARSE = Pattern.compile("P.{4}([^\0]*)\0COMMIT\0", Pattern.DOTALL);
        /** The unnamed portal, then the name of the statement that is executed next. */
        private static final Pattern BIND = Pattern.compile("B.{4}\0([^\0]+)\0", Pattern.DOTALL);
        /** The response to the COMMIT of a failed transaction is ROLLBACK. */
        private static final String COMPLETE = "C\0\0\0\u000bCOMMIT\0";

        private final Set<String> commitStatements = new HashSet<>();

        @Override
        public int toServer(byte[] bytes, int length) {
            return allowed(commit(text(bytes, length)), length, Moment.BEFORE_COMMIT);
        }

        @Override
        public int toClient(byte[] bytes, int length) {
            return allowed(text(bytes, length).indexOf(COMPLETE), length, Moment.AFTER_COMMIT);
        }

        private int allowed(int commit, int length, Moment now) {
            return commit >= 0 && tryCut(now) ? commit : length;
        }

        /** Where the COMMIT begins; -1 if there is none. */
        private int commit(String text) {
            Matcher parse = PARSE.matcher(text);
            if (parse.find()) {
                commitStatements.add(parse.group(1));
                return parse.start();
            }
            return BIND.matcher(text)
                    .results()
                    .filter(bind -> commitStatements.contains(bind.group(1)))
                    .mapToInt(bind -> bind.start())
                    .findFirst()
                    .orElseGet(() -> text.indexOf(QUERY));
        }

        private static String text(byte[] bytes, int length) {
            return new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
        }
    }
}
