package dev.liftline.query.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.liftline.query.VersionedJson;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoredFormTest {

    @Test
    void separatesVersionAndJson() {
        VersionedJson value = decode("12:{\"a\":\"1:2\"}");
        assertThat(value.version()).isEqualTo(12);
        assertThat(value.json()).asString(StandardCharsets.UTF_8).isEqualTo("{\"a\":\"1:2\"}");
        assertThat(value.isNoData()).isFalse();
    }

    @Test
    void knowsNoData() {
        assertThat(decode("0:").answer()).isEmpty();
    }

    @Test
    void aDayWithoutRidesIsData() {
        assertThat(decode("0:{}").answer()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ":", ":1", "12", "x:1", "-1:1", "1x:1", "+", "?", "99999999999999999999:1"})
    void anythingElseCountsAsNone(String stored) {
        assertThat(StoredForm.decode(stored.getBytes(StandardCharsets.UTF_8))).isNull();
    }

    @Test
    void nothingIsNone() {
        assertThat(StoredForm.decode(null)).isNull();
    }

    private static VersionedJson decode(String stored) {
        return Objects.requireNonNull(StoredForm.decode(stored.getBytes(StandardCharsets.UTF_8)));
    }
}
