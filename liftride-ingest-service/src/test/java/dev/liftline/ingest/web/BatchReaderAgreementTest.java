package dev.liftline.ingest.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.liftline.ingest.ParsedRide;
import dev.liftline.model.FieldError;
import dev.liftline.model.LiftRide;
import dev.liftline.model.RideField;
import dev.liftline.model.ScannerId;
import dev.liftline.model.json.UnreadableBodyException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Compares the batch reader with one that uses Jackson's trees. */
class BatchReaderAgreementTest {

    private static final Instant NOW = Instant.parse("2025-01-07T11:37:04.125Z");
    private static final String ITEM =
            "{\"resortID\":1,\"seasonID\":\"2025\",\"dayID\":7,\"skierID\":12345,\"time\":217,\"liftID\":21}";
    private static final byte[] CHARACTERS =
            "0123456789-+.eE{}[]\",:\\/ \t\r\n_azID\u00e9\0".getBytes(StandardCharsets.UTF_8);
    private static final JsonMapper TREES = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "{\"resortID\":1}",
                "{\"resortID\":01,\"seasonID\":\"2025\",\"dayID\":7,\"skierID\":12345,\"time\":217,\"liftID\":21}",
                "{\"resortID\":1,\"seasonID\":\"2025\",\"dayID\":7,\"skierID\":2147483648,\"time\":217,\"liftID\":21}",
                "{\"resortID\":1,\"seasonID\":\"2025\",\"dayID\":7,\"skierID\":12345,\"time\":18446744073709551833,\"liftID\":21}",
                "{\"resortID\":1,\"seasonID\":\"202\",\"dayID\":7,\"skierID\":12345,\"time\":217,\"liftID\":21}",
                "{\"resortID\":1,\"seasonID\":2025,\"dayID\":7,\"skierID\":12345,\"time\":217,\"liftID\":21}",
                "{\"resortID\":1,\"seasonID\":\"2025\",\"dayID\":7,\"skierID\":12345,\"time\":217,\"liftID\":21,}",
                "{\"resortID\":1,\"seasonID\":\"2025\",\"dayID\":7,\"skierID\":12345,\"time\":217,\"liftID\":21,\"time\":217}",
                "{\"resortID\":1,\"seasonID\":\"2025\",\"dayID\":7,\"skierID\":12345,\"time\":217,\"liftID\":21,\"more\":1}",
                "{\"resortID\":1,\"seasonID\":\"2025\",\"dayID\":7,\"skierID\":12345,\"time\":217,\"liftID\":21,\"scannerID\":\"\"}",
                "{\"resortID\":1,\"seasonID\":\"2025\",\"dayID\":7,\"skierID\":12345,\"time\":217,\"liftID\":21,\"scannerID\":null}",
                "{\"resortID\":1,\"seasonID\":\"2025\",\"dayID\":7,\"skierID\":12345,\"time\":217,\"lift\\u0049D\":21}",
                " { \"liftID\" : 21 ,\"scannerID\":\"lift-21.a\",\"time\":0,\"skierID\":2147483647,\"dayID\":366,\"seasonID\":\"0000\",\"resortID\":9}\t"
            })
    void agreesOnUnusualItems(String item) {
        assertAgrees("[" + ITEM + "," + item + "]", false);
        assertAgrees(ITEM + "\n" + item + "\r\n\n" + ITEM, true);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{}",
                "\n",
                "\r",
                " ",
                "[" + ITEM,
                "[" + ITEM + "] " + ITEM,
                ITEM + " " + ITEM,
                ITEM + ITEM,
                ITEM + "\r" + ITEM,
                ITEM + "\r\r\n\r" + ITEM + "\r",
                "{\r}\n" + ITEM,
                "{\"x\":\"\r\"}\n" + ITEM,
                "{\"x\":\"\u00e9\"\r}\r\n" + ITEM
            })
    void agreesOnUnusualBatches(String batch) {
        assertAgrees(batch, false);
        assertAgrees(batch, true);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void agreesOnMutatedBatches(boolean lines) {
        Random random = new Random(11);
        int accepted = 0;
        for (int i = 0; i < 20_000; i++) {
            accepted += agrees(mutated(random, batch(random, lines)), lines) ? 1 : 0;
        }
        assertThat(accepted).isBetween(2_000, 18_000);
    }

    private static void assertAgrees(String batch, boolean lines) {
        var _ = agrees(batch.getBytes(StandardCharsets.UTF_8), lines);
    }

    /** Whether both accept the batch. */
    private static boolean agrees(byte[] batch, boolean lines) {
        List<ParsedRide> expected = oracle(batch, lines);
        assertThat(read(batch, lines))
                .as(new String(batch, StandardCharsets.UTF_8))
                .isEqualTo(expected);
        return expected != null;
    }

    private static @Nullable List<ParsedRide> read(byte[] batch, boolean lines) {
        try {
            return BatchReader.read(ByteBuffer.wrap(batch), lines, NOW);
        } catch (UnreadableBodyException e) {
            return null;
        }
    }

    private static @Nullable List<ParsedRide> oracle(byte[] batch, boolean lines) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(batch))
                    .toString();
            List<ParsedRide> rides = lines ? ofLines(text) : ofArray(text);
            return rides.isEmpty() ? null : rides;
        } catch (CharacterCodingException | JacksonException e) {
            return null;
        }
    }

    private static List<ParsedRide> ofArray(String text) {
        JsonNode array = TREES.readTree(text);
        return array.isArray()
                ? StreamSupport.stream(array.spliterator(), false)
                        .map(BatchReaderAgreementTest::ride)
                        .toList()
                : List.of();
    }

    private static List<ParsedRide> ofLines(String text) {
        List<ParsedRide> rides = new ArrayList<>();
        for (String line : text.split("\n", -1)) {
            if (!line.matches("[ \t\r]*")) {
                rides.add(ride(TREES.readTree(line)));
            }
        }
        return rides;
    }

    private static ParsedRide ride(JsonNode item) {
        if (!item.isObject()) {
            return ParsedRide.Invalid.of(List.of(new FieldError("ride", "must be a JSON object")));
        }
        List<FieldError> errors = new ArrayList<>();
        Map<RideField, Integer> values = new EnumMap<>(RideField.class);
        for (RideField field : RideField.values()) {
            JsonNode value = item.get(field.jsonName());
            if (value == null) {
                errors.add(new FieldError(field.jsonName(), "is required"));
            } else if (field == RideField.SEASON_ID
                    && value.isString()
                    && value.asString().matches("[0-9]{4}")) {
                values.put(field, Integer.valueOf(value.asString()));
            } else if (field != RideField.SEASON_ID && value.isInt() && field.allows(value.intValue())) {
                values.put(field, value.intValue());
            } else {
                errors.add(new FieldError(field.jsonName(), field.rule()));
            }
        }
        JsonNode scanner = item.get("scannerID");
        if (scanner != null && !(scanner.isString() && ScannerId.isValid(scanner.asString()))) {
            errors.add(new FieldError("scannerID", ScannerId.RULE));
        }
        return errors.isEmpty()
                ? new ParsedRide.Valid(new LiftRide(
                        values.getOrDefault(RideField.RESORT_ID, 0),
                        values.getOrDefault(RideField.SEASON_ID, 0),
                        values.getOrDefault(RideField.DAY_ID, 0),
                        values.getOrDefault(RideField.SKIER_ID, 0),
                        values.getOrDefault(RideField.LIFT_ID, 0),
                        values.getOrDefault(RideField.TIME, 0),
                        NOW,
                        scanner == null ? null : scanner.asString()))
                : ParsedRide.Invalid.of(errors);
    }

    private static byte[] batch(Random random, boolean lines) {
        List<String> items = new ArrayList<>();
        for (int rides = 1 + random.nextInt(3); rides > 0; rides--) {
            items.add(item(random));
        }
        String text = lines ? String.join("\n", items) : "[" + String.join(",", items) + "]";
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String item(Random random) {
        List<String> fields = new ArrayList<>(List.of(
                "\"resortID\":" + number(random, Integer.MAX_VALUE),
                "\"seasonID\":\"%04d\"".formatted(random.nextInt(10_000)),
                "\"dayID\":" + number(random, 366),
                "\"skierID\":" + number(random, Integer.MAX_VALUE),
                "\"time\":" + number(random, 1_440),
                "\"liftID\":" + number(random, Short.MAX_VALUE)));
        if (random.nextBoolean()) {
            fields.add("\"scannerID\":\"lift-" + random.nextInt(50) + ".a\"");
        }
        if (random.nextInt(4) == 0) {
            Collections.shuffle(fields, random);
        }
        return "{" + String.join(",", fields) + "}";
    }

    private static int number(Random random, int max) {
        return 1 + random.nextInt(random.nextBoolean() ? max : Math.min(max, 20));
    }

    /** Inserts, removes or replaces one byte; every eighth inserted byte repeats its neighbour. */
    private static byte[] mutated(Random random, byte[] json) {
        int at = random.nextInt(json.length);
        byte inserted = random.nextInt(8) == 0 ? json[at] : CHARACTERS[random.nextInt(CHARACTERS.length)];
        int removed = random.nextInt(2);
        int added = removed == 0 ? 1 : random.nextInt(2);
        byte[] changed = new byte[json.length - removed + added];
        System.arraycopy(json, 0, changed, 0, at);
        if (added == 1) {
            changed[at] = inserted;
        }
        System.arraycopy(json, at + removed, changed, at + added, json.length - at - removed);
        return changed;
    }
}
