package dev.liftline.consumer.deadletters;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DeadLetterTest {

    @Test
    void showsTextAsText() {
        assertThat(value("{\n\t\"lift\": \"Gipfelbähnli\"}".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("{\n\t\"lift\": \"Gipfelbähnli\"}");
    }

    @Test
    void showsUnprintableValuesAsBase64() {
        assertThat(value(new byte[] {(byte) 0xff, 0})).isEqualTo("base64:/wA=");
        assertThat(value("bell \u0007".getBytes(StandardCharsets.UTF_8))).startsWith("base64:");
    }

    @Test
    void showsTextWithTheBase64PrefixAsBase64() {
        assertThat(value("base64:AA".getBytes(StandardCharsets.UTF_8))).isEqualTo("base64:YmFzZTY0OkFB");
    }

    @Test
    void keepsAMissingValue() {
        assertThat(value(null)).isNull();
    }

    private static @Nullable String value(byte @Nullable [] bytes) {
        return DeadLetter.of(new ConsumerRecord<>(
                        "lift-rides-dlt",
                        0,
                        0,
                        0,
                        TimestampType.CREATE_TIME,
                        0,
                        0,
                        new byte[0],
                        bytes,
                        new RecordHeaders(),
                        Optional.empty()))
                .value();
    }
}
