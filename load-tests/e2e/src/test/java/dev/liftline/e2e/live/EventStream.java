package dev.liftline.e2e.live;

import java.io.IOException;
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

/** A live stream as a page reads it: its events as {@code NAME DATA}. */
final class EventStream implements AutoCloseable {

    private static final long TIMEOUT_SECONDS = 30;

    private final HttpClient client = HttpClient.newHttpClient();
    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    private @Nullable String name;

    EventStream(URI uri, String header, String value) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(uri).header(header, value).build();
        HttpResponse<Stream<String>> response = client.send(request, BodyHandlers.ofLines());
        if (response.statusCode() != 200) {
            throw new IOException("The stream is refused with " + response.statusCode());
        }
        Thread.ofVirtual().start(() -> response.body().forEach(this::read));
    }

    private void read(String line) {
        if (line.startsWith("event: ")) {
            name = line.substring("event: ".length());
        } else if (line.startsWith("data: ") && !"heartbeat".equals(name)) {
            events.add(name + " " + line.substring("data: ".length()));
        }
    }

    String next() throws InterruptedException {
        String event = events.poll(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        if (event == null) {
            throw new AssertionError("No event came within " + TIMEOUT_SECONDS + " s.");
        }
        return event;
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
