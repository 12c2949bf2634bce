package dev.liftline.query.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VersionedJsonTest {

    @Test
    void parsesVersionAndJson() {
        VersionedJson value = parse("12:{\"a\":\"1:2\"}");
        assertThat(value.version()).isEqualTo(12);
        assertThat(value.json()).asString(StandardCharsets.UTF_8).isEqualTo("{\"a\":\"1:2\"}");
        assertThat(value.isNoData()).isFalse();
    }

    @Test
    void parsesAnEmptyJsonPartAsNoData() {
        assertThat(parse("0:").data()).isEmpty();
    }

    @Test
    void parsesADayWithoutRidesAsData() {
        assertThat(parse("0:{}").data()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ":", ":1", "12", "x:1", "-1:1", "1x:1", "+", "?", "99999999999999999999:1"})
    void treatsAMalformedValueAsAMiss(String stored) {
        assertThat(VersionedJson.parse(stored.getBytes(StandardCharsets.UTF_8))).isNull();
    }

    @Test
    void treatsAMissingValueAsAMiss() {
        assertThat(VersionedJson.parse(null)).isNull();
    }

    private static VersionedJson parse(String stored) {
        return Objects.requireNonNull(VersionedJson.parse(stored.getBytes(StandardCharsets.UTF_8)));
    }
}
