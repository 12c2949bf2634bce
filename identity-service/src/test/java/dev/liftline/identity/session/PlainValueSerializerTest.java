package dev.liftline.identity.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.serializer.SerializationException;

class PlainValueSerializerTest {

    private final PlainValueSerializer serializer = new PlainValueSerializer();

    @Test
    void writesTextsAndNumbersAsText() {
        assertThat(written("skier:7")).isEqualTo("sskier:7");
        assertThat(written(3)).isEqualTo("i3");
        assertThat(written(1_700_000_000_000L)).isEqualTo("l1700000000000");
    }

    @Test
    void readsWhatItWrites() {
        for (Object value : new Object[] {"", "Zoë", 0, -1, Long.MAX_VALUE}) {
            assertThat(serializer.deserialize(serializer.serialize(value))).isEqualTo(value);
        }
        assertThat(serializer.deserialize(null)).isNull();
        assertThat(serializer.deserialize(serializer.serialize(null))).isNull();
    }

    @Test
    void rejectsOtherClasses() {
        assertThatExceptionOfType(SerializationException.class).isThrownBy(() -> serializer.serialize(Instant.EPOCH));
        assertThatExceptionOfType(SerializationException.class)
                .isThrownBy(() -> serializer.deserialize("x1".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void publishesNothingOfANewSession() {
        assertThat(serializer.serialize(Map.of("role", "skier"))).isEmpty();
    }

    private String written(Object value) {
        return new String(serializer.serialize(value), StandardCharsets.UTF_8);
    }
}
