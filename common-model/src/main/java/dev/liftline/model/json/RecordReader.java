package dev.liftline.model.json;

import dev.liftline.model.LiftRide;
import java.time.Instant;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

/** Reads a ride from a record's value, strictly. */
public final class RecordReader {

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private RecordReader() {}

    /**
     * Reads the ride in {@code value}. Thread-safe.
     *
     * @throws MalformedRideException if the value is not exactly one JSON object with a valid ride
     */
    public static LiftRide read(byte[] value) throws MalformedRideException {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), value)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new MalformedRideException("The value is not one JSON object.");
            }
            RideDraft draft = new RideDraft(RideForm.RECORD.scannerName());
            RideForm.RECORD.read(parser, draft);
            String unusable = draft.firstUnusable();
            if (unusable != null) {
                throw new MalformedRideException("The field " + unusable + " is missing or not of its type.");
            }
            if (parser.nextToken() != null) {
                throw new MalformedRideException("The value is not one JSON object.");
            }
            Instant receivedAt = draft.receivedAt();
            if (receivedAt == null) {
                throw new MalformedRideException("receivedAt is required.");
            }
            return draft.ride(receivedAt);
        } catch (StreamConstraintsException e) {
            throw new MalformedRideException("The value is nested too deeply or holds an overlong text or number.");
        } catch (JacksonException e) {
            throw new MalformedRideException(
                    "The value is not strict JSON: " + firstLine(e.getOriginalMessage()) + ".");
        } catch (IllegalArgumentException e) {
            throw new MalformedRideException(e.getMessage() + ".");
        }
    }

    private static String firstLine(String message) {
        int end = message.indexOf('\n');
        return end < 0 ? message : message.substring(0, end);
    }
}
