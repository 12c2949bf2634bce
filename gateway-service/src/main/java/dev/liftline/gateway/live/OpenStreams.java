package dev.liftline.gateway.live;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The open streams of one event loop, by what they are about. Drops those whose reader is too slow. */
final class OpenStreams {

    private final Map<Subject, List<LiveStream>> bySubject = new HashMap<>();
    private final LiveMetrics metrics;

    OpenStreams(LiveMetrics metrics) {
        this.metrics = metrics;
    }

    void add(LiveStream stream) {
        bySubject.computeIfAbsent(stream.subject(), first -> new ArrayList<>(1)).add(stream);
        stream.onClose(() -> remove(stream));
    }

    boolean has(Subject subject) {
        return bySubject.containsKey(subject);
    }

    int count(Subject subject) {
        return bySubject.getOrDefault(subject, List.of()).size();
    }

    boolean isEmpty() {
        return bySubject.isEmpty();
    }

    /** All streams; it does not change when streams end. */
    List<LiveStream> all() {
        List<LiveStream> all = new ArrayList<>();
        bySubject.values().forEach(all::addAll);
        return all;
    }

    /** Writes an event of rides to the streams about a subject. */
    void writeRides(Subject subject, Buffer event) {
        List<LiveStream> streams = bySubject.get(subject);
        if (streams != null) {
            List.copyOf(streams).forEach(stream -> writeRides(stream, event));
        }
    }

    void writeRides(LiveStream stream, Buffer event) {
        if (write(stream, event)) {
            metrics.event();
        }
    }

    /** Returns whether the reader is fast enough; otherwise the stream is dropped. */
    boolean write(LiveStream stream, Buffer event) {
        if (stream.write(event)) {
            return true;
        }
        if (remove(stream)) {
            metrics.dropped();
            stream.close();
        }
        return false;
    }

    /** Ends a stream with an event. */
    void end(LiveStream stream, Buffer last) {
        if (remove(stream)) {
            stream.end(last);
        }
    }

    /** Ends a stream without one. */
    void close(LiveStream stream) {
        if (remove(stream)) {
            stream.close();
        }
    }

    private boolean remove(LiveStream stream) {
        List<LiveStream> streams = bySubject.get(stream.subject());
        if (streams == null || !streams.remove(stream)) {
            return false;
        }
        if (streams.isEmpty()) {
            bySubject.remove(stream.subject());
        }
        metrics.open().decrementAndGet();
        return true;
    }
}
