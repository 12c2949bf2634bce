package dev.liftline.model.json;

import dev.liftline.model.LiftRide;
import dev.liftline.model.RideField;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.Arrays;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.SerializedString;
import tools.jackson.core.json.JsonFactory;

/** Writes rides as record values. The golden file defines the bytes. Not thread-safe. */
public final class RecordWriter implements AutoCloseable {

    private static final int USUAL_LENGTH = 160;

    private static final JsonFactory FACTORY =
            JsonFactory.builder().rootValueSeparator("").build();
    private static final RideField[] FIELDS = RideField.values();
    private static final SerializableString[] NAMES = Arrays.stream(FIELDS)
            .map(field -> new SerializedString(field.recordName()))
            .toArray(SerializableString[]::new);
    private static final SerializableString RECEIVED_AT = new SerializedString("receivedAt");
    private static final SerializableString SCANNER_ID = new SerializedString("scannerId");

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_LENGTH);
    private final JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), bytes);

    // All rides of a batch have the same instant, so its text is kept.
    private Instant latest = Instant.EPOCH;
    private String latestText = latest.toString();

    /** The JSON of {@code ride} in UTF-8. */
    public byte[] write(LiftRide ride) {
        json.writeStartObject();
        for (int i = 0; i < FIELDS.length; i++) {
            json.writeName(NAMES[i]);
            json.writeNumber(FIELDS[i].of(ride));
        }
        json.writeName(RECEIVED_AT);
        json.writeString(text(ride.receivedAt()));
        if (ride.scannerId() != null) {
            json.writeName(SCANNER_ID);
            json.writeString(ride.scannerId());
        }
        json.writeEndObject();
        json.flush();
        byte[] value = bytes.toByteArray();
        bytes.reset();
        return value;
    }

    /** Returns the generator's buffers to Jackson's pool. */
    @Override
    public void close() {
        json.close();
    }

    private String text(Instant instant) {
        if (!instant.equals(latest)) {
            latest = instant;
            latestText = instant.toString();
        }
        return latestText;
    }
}
