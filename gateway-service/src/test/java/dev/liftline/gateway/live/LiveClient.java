package dev.liftline.gateway.live;

import dev.liftline.model.caller.Credential;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads a live stream as a browser does. */
final class LiveClient implements AutoCloseable {

    /** One event; a comment has the name {@code :}, a stream that has ended {@code closed}. */
    record Event(String name, String data, String id, String retry) {

        long number() {
            return Long.parseLong(id.substring(id.indexOf('-') + 1));
        }
    }

    private static final long TIMEOUT_SECONDS = 10;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final HttpResponse<Stream<String>> response;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();

    private LiveClient(HttpRequest request) {
        try {
            response = client.send(request, BodyHandlers.ofLines());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        Thread.ofVirtual().start(this::read);
    }

    static LiveClient open(URI uri, Credential credential) {
        return open(uri, credential, null);
    }

    static LiveClient open(URI uri, Credential credential, @Nullable String lastEventId) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri).header("Authorization", "Bearer " + credential.text());
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        return new LiveClient(request.build());
    }

    HttpResponse<Stream<String>> response() {
        return response;
    }

    /** The next event but comments. */
    Event next() {
        Event event = nextOrHeartbeat();
        while (event.name().equals("heartbeat")) {
            event = nextOrHeartbeat();
        }
        return event;
    }

    Event nextOrHeartbeat() {
        try {
            Event event = events.poll(TIMEOUT_SECONDS, TimeUnit.SECONDS);
            if (event == null) {
                throw new AssertionError("No event came within " + TIMEOUT_SECONDS + " s.");
            }
            return event;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Whether no event has come that was not read yet. */
    boolean isQuiet() {
        return events.stream().allMatch(event -> event.name().equals("heartbeat"));
    }

    private void read() {
        Draft draft = new Draft();
        try {
            response.body().forEach(draft::line);
        } catch (UncheckedIOException e) {
            // The gateway broke the connection off.
        }
        events.add(new Event("closed", "", "", ""));
    }

    private final class Draft {
        private String name = "";
        private String data = "";
        private String id = "";
        private String retry = "";

        void line(String line) {
            if (line.isEmpty()) {
                if (!name.isEmpty()) {
                    events.add(new Event(name, data, id, retry));
                    retry = "";
                }
                name = "";
            } else if (line.startsWith(":")) {
                name = ":";
            } else {
                String value = line.substring(line.indexOf(':') + 1).strip();
                switch (line.substring(0, line.indexOf(':'))) {
                    case "event" -> name = value;
                    case "data" -> data = value;
                    case "id" -> id = value;
                    case "retry" -> retry = value;
                    default -> throw new AssertionError("The stream has the line " + line);
                }
            }
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
