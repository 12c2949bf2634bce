package dev.liftline.consumer.kafka;

import dev.liftline.model.LiftRide;
import dev.liftline.model.SchemaVersion;
import dev.liftline.model.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.exc.ValueInstantiationException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.LogicalType;

/** Reads a ride from a record as {@code docs/contracts/lift-rides.md} has it, strictly. Safe to use from any thread. */
@Component
class RideParser {

    /** What PostgreSQL and every reader can surely hold; the ingest service writes its own clock. */
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999Z");

    private static final byte[] CURRENT_VERSION =
            SchemaVersion.CURRENT.toString().getBytes(StandardCharsets.UTF_8);

    private final ObjectReader reader = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .withCoercionConfig(
                    LogicalType.Integer,
                    types -> types.setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.String, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .withCoercionConfig(
                    LogicalType.Textual,
                    types -> types.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .addModule(new SimpleModule().addDeserializer(Instant.class, new TextualInstant()))
            .build()
            .readerFor(LiftRide.class);

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
        LiftRide plain = PlainRide.read(value);
        LiftRide ride = plain != null ? plain : read(value);
        if (ride.receivedAt().isBefore(Instant.EPOCH) || ride.receivedAt().isAfter(LATEST)) {
            throw new MalformedRideException("receivedAt must lie between 1970 and 9999.");
        }
        return ride;
    }

    private LiftRide read(byte[] value) throws MalformedRideException {
        LiftRide ride;
        try {
            ride = reader.readValue(value);
        } catch (StreamReadException e) {
            throw new MalformedRideException(
                    "The value is not strict JSON: " + firstLine(e.getOriginalMessage()) + ".");
        } catch (ValueInstantiationException e) {
            throw new MalformedRideException(
                    firstLine(NestedExceptionUtils.getMostSpecificCause(e).getMessage()) + ".");
        } catch (JacksonException e) {
            String field = e.getPath().stream()
                    .map(JacksonException.Reference::getPropertyName)
                    .collect(Collectors.joining("."));
            throw new MalformedRideException(
                    field.isEmpty()
                            ? "The value is not one JSON object."
                            : "The field " + field + " is missing or not of its type.");
        }
        // NB: the JSON literal null is read as no object at all.
        if (ride == null) {
            throw new MalformedRideException("The value is not one JSON object.");
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

    private static String firstLine(@Nullable String text) {
        String message = String.valueOf(text);
        int end = message.indexOf('\n');
        return end < 0 ? message : message.substring(0, end);
    }
}
