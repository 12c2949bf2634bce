package dev.liftline.e2e.fuzz.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A client that sends bytes, given as one character each, and keeps its connection as long as the server does. For one thread. */
public final class Wire implements AutoCloseable {

    private static final int CONNECT_MILLIS = 5_000;
    private static final int ANSWER_MILLIS = 8_000;

    private static final int TOO_LATE = 504;
    private static final int REPEATS = 2;

    /** For an answer to bytes that may be no whole request; a server that waits for the rest gives none. */
    private static final int PROMPT_MILLIS = 100;

    private final InetSocketAddress server;
    private @Nullable Socket socket;
    private @Nullable InputStream in;

    public Wire(URI server) {
        this.server = new InetSocketAddress(server.getHost(), server.getPort());
    }

    /**
     * Exchanges a request, and again while the answer is that it came too late: a read may be late on a busy machine, and one that
     * is late each time is a finding. Throws and returns what {@link #exchange} does.
     */
    public @Nullable Answer exchangePatiently(String request, boolean head) throws IOException {
        Answer answer = exchange(request, head);
        for (int again = 0; again < REPEATS && answer != null && answer.status() == TOO_LATE; again++) {
            answer = exchange(request, head);
        }
        return answer;
    }

    /**
     * Sends one request and reads its answer.
     *
     * @return null when the server closed a fresh connection without an answer
     * @throws MalformedAnswerException when what came back is no HTTP
     * @throws IOException when the connection broke or no answer came for 8 s
     */
    public @Nullable Answer exchange(String request, boolean head) throws IOException {
        boolean reused = socket != null;
        Answer answer = null;
        try {
            answer = attempt(request, head);
        } catch (MalformedAnswerException e) {
            close();
            throw e;
        } catch (IOException e) {
            close();
            if (!reused) {
                throw e;
            }
        }
        if (answer == null && reused) {
            // NB: the server may have closed an idle connection; only a fresh one says something.
            close();
            answer = attempt(request, head);
        }
        if (answer == null || answer.closes()) {
            close();
        }
        return answer;
    }

    /**
     * Sends bytes that may hold any number of requests over a connection of its own, says that no more will come, and
     * reads until the server closes. It says so when an answer has begun or none came for a moment: a server may drop what it was
     * about to answer to a client that is leaving.
     */
    public List<Answer> blurt(String bytes) throws IOException {
        close();
        List<Answer> answers = new ArrayList<>();
        try {
            Socket fresh = connect();
            write(fresh, bytes);
            awaitPromptAnswer(fresh, stream());
            try {
                fresh.shutdownOutput();
            } catch (IOException alreadyReset) {
                // What had been answered may be read all the same.
            }
            AnswerReader reader = new AnswerReader(stream());
            for (Answer answer = reader.read(false); answer != null; answer = reader.read(false)) {
                answers.add(answer);
            }
        } catch (MalformedAnswerException e) {
            throw e;
        } catch (java.net.SocketException reset) {
            // A reset is one way to refuse.
        } finally {
            close();
        }
        return answers;
    }

    private static void awaitPromptAnswer(Socket socket, InputStream in) throws IOException {
        socket.setSoTimeout(PROMPT_MILLIS);
        in.mark(1);
        try {
            if (in.read() >= 0) {
                in.reset();
            }
        } catch (SocketTimeoutException none) {
            // It waits for more.
        }
        socket.setSoTimeout(ANSWER_MILLIS);
    }

    private @Nullable Answer attempt(String request, boolean head) throws IOException {
        write(connect(), request);
        return new AnswerReader(stream()).read(head);
    }

    /** A server that refuses a body may stop reading it; its answer counts. */
    private static void write(Socket socket, String bytes) {
        try {
            socket.getOutputStream().write(bytes.getBytes(ISO_8859_1));
        } catch (IOException refused) {
            // Reading says what became of it.
        }
    }

    private Socket connect() throws IOException {
        Socket current = socket;
        if (current == null) {
            current = new Socket();
            current.setTcpNoDelay(true);
            current.setSoTimeout(ANSWER_MILLIS);
            current.connect(server, CONNECT_MILLIS);
            socket = current;
            in = new BufferedInputStream(current.getInputStream());
        }
        return current;
    }

    private InputStream stream() throws IOException {
        InputStream current = in;
        if (current == null) {
            throw new IOException("not connected");
        }
        return current;
    }

    @Override
    public void close() {
        Socket current = socket;
        socket = null;
        in = null;
        if (current != null) {
            try {
                current.close();
            } catch (IOException e) {
                // It is gone either way.
            }
        }
    }
}
