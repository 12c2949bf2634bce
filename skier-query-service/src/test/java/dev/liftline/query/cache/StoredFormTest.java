package dev.liftline.query.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StoredFormTest {

    @Test
    void writesTheVersionBeforeTheColon() {
        assertThat(written(StoredForm.PLAIN, 12, "610")).isEqualTo("12:610");
        assertThat(written(StoredForm.CHECKED, 12, "{}")).isEqualTo("12.2.297bd0aa:{}");
    }

    @Test
    void writesNoDataWithVersionZero() {
        assertThat(written(StoredForm.PLAIN, 0, "")).isEqualTo("0:");
        assertThat(written(StoredForm.CHECKED, 0, "")).isEqualTo("0.2.00000000:");
    }

    static List<StoredForm> forms() {
        return List.of(StoredForm.PLAIN, StoredForm.CHECKED);
    }

    @ParameterizedTest
    @MethodSource("forms")
    void readsWhatItWrites(StoredForm form) {
        VersionedJson value =
                Objects.requireNonNull(form.read(form.write(value(999_999_999_999_999_999L, "{\"a\":\"1:2\"}"))));
        assertThat(value.version()).isEqualTo(999_999_999_999_999_999L);
        assertThat(value.json()).asString(StandardCharsets.UTF_8).isEqualTo("{\"a\":\"1:2\"}");
        assertThat(Objects.requireNonNull(form.read(form.write(VersionedJson.NO_DATA)))
                        .isNoData())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":",
                ":1",
                "12",
                "x:1",
                "-1:1",
                "1x:1",
                "01:1",
                "+",
                "?",
                "1234567890123456789:1",
                "99999999999999999999:1",
                "12.2:610",
                "12.:610",
                "12.2.297bd0aa:{}",
                "12:"
            })
    void doesNotReadWhatThePlainFormDoesNotWrite(String stored) {
        assertThat(StoredForm.PLAIN.read(stored.getBytes(StandardCharsets.UTF_8)))
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "12:{}",
                "12.2:{}",
                "12.2.297bd0aa:{ }",
                "12.2.297BD0AA:{}",
                "12.3.297bd0aa:{}",
                "12.2.297bd0aa{}",
                "x.2.297bd0aa:{}",
                "12.2.00000000:",
                "12.2.297bd0aa00000000000000000000:{}"
            })
    void doesNotReadWhatTheCheckedFormDoesNotWrite(String stored) {
        assertThat(StoredForm.CHECKED.read(stored.getBytes(StandardCharsets.UTF_8)))
                .isNull();
    }

    private static String written(StoredForm form, long version, String json) {
        return new String(form.write(value(version, json)), StandardCharsets.UTF_8);
    }

    private static VersionedJson value(long version, String json) {
        return new VersionedJson(version, json.getBytes(StandardCharsets.UTF_8));
    }
}
