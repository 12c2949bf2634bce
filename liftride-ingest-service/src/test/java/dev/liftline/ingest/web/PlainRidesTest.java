package dev.liftline.ingest.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.liftline.ingest.RecordRides;
import dev.liftline.ingest.Submission;
import dev.liftline.model.LiftRide;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainRidesTest {

    private static final Instant NOW = Instant.parse("2025-01-07T11:37:04.125Z");
    private static final String ITEM =
            "{\"resortID\":1,\"seasonID\":\"2025\",\"dayID\":7,\"skierID\":12345,\"time\":217,\"liftID\":21}";
    private static final Submission RIDE = new Submission.Valid(new LiftRide(1, 2025, 7, 12345, 21, 217, NOW, null));
    private static final byte[] CHARACTERS =
            "0123456789-+.eE{}[]\",:\\/ \t\r\n_azID\u00e9\0".getBytes(StandardCharsets.UTF_8);

    @Test
    void readsRidesInAnyOrderOfTheirFieldsAndWithSpace() {
        String turned =
                " { \"liftID\" : 21 ,\"scannerID\":\"lift-21.a\",\"time\":0,\"skierID\":2147483647,\"dayID\":366,\"seasonID\":\"0000\",\"resortID\":9}\t";
        Submission ride = new Submission.Valid(new LiftRide(9, 0, 366, Integer.MAX_VALUE, 21, 0, NOW, "lift-21.a"));

        assertThat(array("[" + ITEM + "," + turned + ",\n" + ITEM + "]\n")).containsExactly(RIDE, ride, RIDE);
        assertThat(lines(ITEM + "\r\n" + turned + "\n\n" + ITEM)).containsExactly(RIDE, ride, RIDE);
    }

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
                "{\"resortID\":1,\"seasonID\":\"2025\",\"dayID\":7,\"skierID\":12345,\"time\":217,\"liftID\":21,\"scannerID\":null}"
            })
    void leavesTheRestToTheGeneralReader(String item) {
        assertThat(array("[" + ITEM + "," + item + "]")).isNull();
        assertThat(lines(ITEM + "\n" + item + "\n" + ITEM + "x")).isNull();
    }

    @Test
    void leavesBatchesThatAreNoneToTheGeneralReader() {
        assertThat(array("[]")).isNull();
        assertThat(array("[" + ITEM)).isNull();
        assertThat(array("[" + ITEM + "] " + ITEM)).isNull();
        assertThat(lines("\n")).isNull();
        assertThat(lines(ITEM + " " + ITEM)).isNull();
        assertThat(lines(ITEM.replace(",\"liftID\"", ",\n\"liftID\""))).isNull();
        List<String> tooMany = Collections.nCopies(RecordRides.MAX_BATCH + 1, ITEM);
        assertThat(array("[" + String.join(",", tooMany) + "]")).isNull();
        assertThat(lines(String.join("\n", tooMany))).isNull();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void saysNothingButWhatTheGeneralReaderSays(boolean lines) {
        Random random = new Random(11);
        int read = 0;
        for (int i = 0; i < 50_000; i++) {
            byte[] json = mutated(random, batch(random, lines));
            List<Submission> plain = lines
                    ? PlainRides.ofLines(ByteBuffer.wrap(json), NOW)
                    : PlainRides.ofArray(ByteBuffer.wrap(json), NOW);
            if (plain != null) {
                read++;
                assertThat(BatchReader.readGenerally(ByteBuffer.wrap(json), lines, NOW))
                        .as(new String(json, StandardCharsets.UTF_8))
                        .isEqualTo(plain);
            }
        }
        assertThat(read).isBetween(5_000, 45_000);
    }

    private static @Nullable List<Submission> array(String body) {
        return PlainRides.ofArray(bytes(body), NOW);
    }

    private static @Nullable List<Submission> lines(String body) {
        return PlainRides.ofLines(bytes(body), NOW);
    }

    private static ByteBuffer bytes(String body) {
        return ByteBuffer.wrap(body.getBytes(StandardCharsets.UTF_8));
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

    private static int number(Random random, int most) {
        return 1 + random.nextInt(random.nextBoolean() ? most : Math.min(most, 20));
    }

    /** With one byte put in, taken out or changed, or one byte twice. */
    private static byte[] mutated(Random random, byte[] json) {
        int at = random.nextInt(json.length);
        byte letter = random.nextInt(8) == 0 ? json[at] : CHARACTERS[random.nextInt(CHARACTERS.length)];
        int taken = random.nextInt(2);
        int put = taken == 0 ? 1 : random.nextInt(2);
        byte[] changed = new byte[json.length - taken + put];
        System.arraycopy(json, 0, changed, 0, at);
        if (put == 1) {
            changed[at] = letter;
        }
        System.arraycopy(json, at + taken, changed, at + put, json.length - at - taken);
        return changed;
    }
}
