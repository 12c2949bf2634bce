package dev.liftline.benchmarks.live;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.parsetools.RecordParser;
import java.net.URI;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Holds many live streams open, with headers as a browser on a phone sends them. */
final class StreamClient implements AutoCloseable {

    /** Streams that are opened at a time: the accept queue is short. */
    private static final int AT_A_TIME = 100;

    private static final long TIMEOUT_SECONDS = 30;

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final HttpClientAgent client;
    private final URI gateway;
    private final LongAdder events = new LongAdder();
    private final LongAdder ended = new LongAdder();

    StreamClient(URI gateway, int streams) {
        this.gateway = gateway;
        this.client = vertx.createHttpClient(
                new HttpClientOptions().setKeepAlive(true), new PoolOptions().setHttp1MaxSize(streams));
    }

    /** Opens that many streams; returns when all are open. */
    void open(int count, String path, String header, String value) throws Exception {
        for (int opened = 0; opened < count; opened += AT_A_TIME) {
            int some = Math.min(AT_A_TIME, count - opened);
            List<Future<Void>> opening = IntStream.range(0, some)
                    .mapToObj(i -> open(path, header, value, event -> {}))
                    .toList();
            Future.all(opening).await(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        }
    }

    /** Opens a stream whose events' data are passed on; complete when it is open. */
    Future<Void> open(String path, String header, String value, Consumer<String> data) {
        return client.request(new RequestOptions()
                        .setMethod(HttpMethod.GET)
                        .setHost(gateway.getHost())
                        .setPort(gateway.getPort())
                        .setURI(path)
                        .putHeader("Accept", "text/event-stream")
                        .putHeader("Accept-Encoding", "gzip, deflate, br")
                        .putHeader("Accept-Language", "de-CH,de;q=0.9,en;q=0.8")
                        .putHeader("Referer", gateway + "/")
                        .putHeader("Sec-Fetch-Mode", "cors")
                        .putHeader(
                                "User-Agent",
                                "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15"
                                        + " (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1")
                        .putHeader(header, value))
                .compose(HttpClientRequest::send)
                .compose(response -> read(response, data));
    }

    private Future<Void> read(HttpClientResponse response, Consumer<String> data) {
        if (response.statusCode() != 200) {
            return Future.failedFuture("A stream got the status " + response.statusCode());
        }
        response.exceptionHandler(broken -> ended.increment());
        response.endHandler(end -> ended.increment());
        response.handler(RecordParser.newDelimited("\n", line -> line(line, data)));
        return Future.succeededFuture();
    }

    private void line(Buffer line, Consumer<String> data) {
        String text = line.toString();
        if (text.startsWith("data: {\"")) {
            events.increment();
            data.accept(text.substring("data: ".length()));
        }
    }

    /** The number of events of rides so far. */
    long events() {
        return events.sum();
    }

    /** The number of streams that have ended. */
    long ended() {
        return ended.sum();
    }

    @Override
    public void close() {
        vertx.close().await();
    }
}
