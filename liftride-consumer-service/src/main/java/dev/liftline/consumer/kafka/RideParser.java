package dev.liftline.consumer.kafka;

import dev.liftline.model.LiftRide;
import dev.liftline.model.SchemaVersion;
import dev.liftline.model.Topics;
import dev.liftline.model.json.MalformedRideException;
import dev.liftline.model.json.RecordReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads rides from records of {@code docs/contracts/lift-rides.md}: checks the schema version, then the value. Thread-safe. */
@Component
class RideParser {

    /** The last instant that PostgreSQL and all readers can represent. */
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999Z");

    private static final byte[] CURRENT_VERSION =
            SchemaVersion.CURRENT.toString().getBytes(StandardCharsets.UTF_8);

    /**
     * The ride in {@code value}.
     *
     * @throws MalformedRideException when the record is not a ride that this build can read
     */
    LiftRide parse(Headers headers, byte @Nullable [] value) throws MalformedRideException {
        checkVersion(headers.lastHeader(Topics.SCHEMA_VERSION_HEADER));
        if (value == null) {
            throw new MalformedRideException("The record has no value.");
        }
        LiftRide ride = RecordReader.read(value);
        if (ride.receivedAt().isBefore(Instant.EPOCH) || ride.receivedAt().isAfter(LATEST)) {
            throw new MalformedRideException("receivedAt must lie between 1970 and 9999.");
        }
        return ride;
    }

    private static void checkVersion(@Nullable Header header) throws MalformedRideException {
        if (header == null) {
            return;
        }
        byte[] text = header.value() == null ? new byte[0] : header.value();
        if (Arrays.equals(text, CURRENT_VERSION)) {
            return;
        }
        SchemaVersion version;
        try {
            version = SchemaVersion.parse(new String(text, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            throw new MalformedRideException("The header schema-version is not MAJOR.MINOR.");
        }
        if (!version.isReadable()) {
            throw new MalformedRideException("Schema version " + version + " is not readable here, only "
                    + SchemaVersion.CURRENT.major() + ".x.");
        }
    }
}
