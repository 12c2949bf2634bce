package dev.liftline.ingest.web;

import dev.liftline.ingest.ParsedRide;
import dev.liftline.ingest.RefusalReason;
import dev.liftline.model.RideField;
import dev.liftline.model.UriPath;
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
import java.util.Enumeration;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads the ride of a request from path, body and {@code X-Scanner-Id}. Thread-safe. */
@Component
final class SingleRideReader {

    static final String PATH = "/skiers/{resortID}/seasons/{seasonID}/days/{dayID}/skiers/{skierID}";
    static final String SCANNER_HEADER = "X-Scanner-Id";
    static final DataSize LIMIT = DataSize.ofKilobytes(4);

    private final Clock clock;

    SingleRideReader(Clock clock) {
        this.clock = clock;
    }

    /** @throws BodyTooLargeException if the body exceeds {@link #LIMIT} */
    ParsedRide read(HttpServletRequest request) throws HttpMediaTypeNotSupportedException {
        BodyMediaType.of(request);
        RideDraft draft = new RideDraft(SCANNER_HEADER);
        readPath(request.getRequestURI(), draft);
        readScanner(request.getHeaders(SCANNER_HEADER), draft);
        try {
            readBody(RequestBodies.read(request, LIMIT), draft);
        } catch (UnreadableBodyException e) {
            return new ParsedRide.Invalid(e.sentence(), draft.errorsOfPresentFields(), RefusalReason.UNREADABLE);
        }
        return ParsedRide.of(draft, clock.instant());
    }

    /** Lines of the same name are one list (RFC 9110, 5.2), which is no scanner's id. */
    private static void readScanner(Enumeration<String> lines, RideDraft draft) {
        if (lines.hasMoreElements()) {
            String first = lines.nextElement();
            draft.setScannerId(lines.hasMoreElements() ? first + ", " + lines.nextElement() : first);
        }
    }

    /** Reads the raw path: a decoded one would accept {@code 1;x=y} as 1. */
    private static void readPath(String path, RideDraft draft) {
        String[] segments = UriPath.normalize(path).split("/", -1);
        draft.set(RideField.RESORT_ID, RideField.RESORT_ID.parse(segments[2]));
        draft.set(RideField.SEASON_ID, RideField.SEASON_ID.parse(segments[4]));
        draft.set(RideField.DAY_ID, RideField.DAY_ID.parse(segments[6]));
        draft.set(RideField.SKIER_ID, RideField.SKIER_ID.parse(segments[8]));
    }

    private static void readBody(ByteBuffer body, RideDraft draft) throws UnreadableBodyException {
        StrictJson.read(body, parser -> {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new UnreadableBodyException("The body must be a JSON object with time and liftID.");
            }
            RideForm.BODY.read(parser, draft);
            requireEnd(parser);
            return draft;
        });
    }

    private static void requireEnd(JsonParser parser) throws UnreadableBodyException {
        if (parser.nextToken() != null) {
            throw new UnreadableBodyException("Nothing may follow the JSON object.");
        }
    }
}
