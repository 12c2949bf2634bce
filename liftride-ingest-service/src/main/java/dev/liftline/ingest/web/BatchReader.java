package dev.liftline.ingest.web;

import dev.liftline.ingest.ParsedRide;
import dev.liftline.ingest.RecordRides;
import dev.liftline.model.FieldError;
import dev.liftline.model.json.RideDraft;
import dev.liftline.model.json.RideForm;
import dev.liftline.model.json.StrictJson;
import dev.liftline.model.json.UnreadableBodyException;
import dev.liftline.servicekit.web.BodyMediaType;
import dev.liftline.servicekit.web.BodyTooLargeException;
import dev.liftline.servicekit.web.RequestBodies;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads the rides of a batch from a JSON array or NDJSON; an invalid ride does not affect the others. Thread-safe. */
@Component
final class BatchReader {

    static final String PATH = "/lift-rides";
    static final DataSize LIMIT = DataSize.ofKilobytes(512);

    private static final ParsedRide NO_OBJECT =
            ParsedRide.Invalid.of(List.of(new FieldError("ride", "must be a JSON object")));

    private final Clock clock;

    BatchReader(Clock clock) {
        this.clock = clock;
    }

    /**
     * @return 1 to {@link RecordRides#MAX_BATCH} rides in their order
     * @throws UnreadableBodyException if the body is not strict JSON or not a batch
     * @throws BodyTooLargeException if it holds too many rides or exceeds {@link #LIMIT}
     */
    List<ParsedRide> read(HttpServletRequest request)
            throws HttpMediaTypeNotSupportedException, UnreadableBodyException {
        boolean lines = BodyMediaType.of(request, MediaType.APPLICATION_NDJSON).equals(MediaType.APPLICATION_NDJSON);
        ByteBuffer body = RequestBodies.read(request, LIMIT);
        return read(body, lines, clock.instant());
    }

    static List<ParsedRide> read(ByteBuffer body, boolean lines, Instant receivedAt) throws UnreadableBodyException {
        List<ParsedRide> rides = lines
                ? StrictJson.read(LineFeeds.only(body), parser -> readLines(parser, receivedAt))
                : StrictJson.read(body, parser -> readArray(parser, receivedAt));
        if (rides.isEmpty()) {
            throw new UnreadableBodyException("The batch is empty.");
        }
        return rides;
    }

    private static List<ParsedRide> readArray(JsonParser parser, Instant receivedAt) throws UnreadableBodyException {
        if (parser.nextToken() != JsonToken.START_ARRAY) {
            throw new UnreadableBodyException("The body must be a JSON array of rides.");
        }
        List<ParsedRide> rides = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            add(parser, receivedAt, rides);
        }
        if (parser.nextToken() != null) {
            throw new UnreadableBodyException("Nothing may follow the JSON array.");
        }
        return rides;
    }

    private static List<ParsedRide> readLines(JsonParser parser, Instant receivedAt) throws UnreadableBodyException {
        List<ParsedRide> rides = new ArrayList<>();
        int lastLine = 0;
        while (parser.nextToken() != null) {
            int line = parser.currentTokenLocation().getLineNr();
            add(parser, receivedAt, rides);
            if (line == lastLine || parser.currentTokenLocation().getLineNr() != line) {
                throw new UnreadableBodyException("Each line must hold one ride (line " + line + ").");
            }
            lastLine = line;
        }
        return rides;
    }

    private static void add(JsonParser parser, Instant receivedAt, List<ParsedRide> rides) {
        if (rides.size() == RecordRides.MAX_BATCH) {
            throw new BodyTooLargeException(
                    "A batch must not hold more than " + RecordRides.MAX_BATCH + " rides.",
                    List.of(new FieldError("rides", "must be at most " + RecordRides.MAX_BATCH)));
        }
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            RideDraft draft = new RideDraft(RideForm.ITEM.scannerName());
            RideForm.ITEM.read(parser, draft);
            rides.add(ParsedRide.of(draft, receivedAt));
        } else {
            parser.skipChildren();
            rides.add(NO_OBJECT);
        }
    }
}
