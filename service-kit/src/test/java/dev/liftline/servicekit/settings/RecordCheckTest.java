package dev.liftline.servicekit.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.util.unit.DataSize;

class RecordCheckTest {

    private static final Map<String, Object> FILE = Map.of(
            "test.max-age", "${LIFTLINE_MAX_AGE:${MAX_AGE:2s}}",
            "test.min-age", "${LIFTLINE_MIN_AGE_SECONDS:1}s",
            "test.size", "${test.other-size}",
            "test.other-size", "${LIFTLINE_SIZE:1KB}",
            "test.color", "red",
            "test.side", "${LIFTLINE_SIDE:left}",
            "test.url", "${LIFTLINE_URL:x://host}",
            "test.parts.left.count", "${LIFTLINE_COUNT:1}",
            "test.parts.far-right.count", "${LIFTLINE_COUNT:1}");

    private final Map<String, Object> variables = new HashMap<>();
    private final Map<String, Object> arguments = new HashMap<>();

    @Test
    void acceptsWhatKeepsTheRules() {
        assertThat(check()).isEmpty();
    }

    @Test
    void namesTheVariableThatIsSet() {
        variables.put("MAX_AGE", "0s");
        variables.put("LIFTLINE_SIZE", "2KB");
        assertThat(check())
                .containsExactly(
                        "MAX_AGE=0s: must be between 1ms and 1d.", "LIFTLINE_SIZE=2KB: must be between 1B and 1KB.");
    }

    @Test
    void namesTheVariableOnceThatSetsSeveralProperties() {
        variables.put("LIFTLINE_COUNT", "99999999999");
        assertThat(check()).containsExactly("LIFTLINE_COUNT=99999999999: must be between 1 and 2147483647.");
    }

    @Test
    void namesTheVariableOfAProperty() {
        variables.put("TEST_PARTS_FARRIGHT_COUNT", "many");
        assertThat(check()).containsExactly("TEST_PARTS_FARRIGHT_COUNT=many: must be a whole number.");
    }

    @Test
    void namesThePropertyWithoutVariable() {
        arguments.put("test.color", "pink");
        assertThat(check()).containsExactly("test.color=pink: must be one of red, light-blue.");
    }

    @Test
    void explainsAMissingSetting() {
        assertThat(check(Map.of("test.color", "red")))
                .contains("test.max-age: must be set.", "test.parts.far-right.count: must be set.");
    }

    @Test
    void acceptsAnEmptyValueThatMeansNone() {
        variables.put("LIFTLINE_SIDE", "");
        assertThat(check()).isEmpty();
    }

    @Test
    void explainsAnEmptyValueBeforeAnyOtherRule() {
        variables.put("LIFTLINE_MAX_AGE", "");
        variables.put("LIFTLINE_URL", " ");
        variables.put("LIFTLINE_COUNT", "");
        assertThat(check())
                .containsExactly(
                        "LIFTLINE_MAX_AGE=: must not be empty.",
                        "LIFTLINE_URL= : must not be empty.",
                        "LIFTLINE_COUNT=: must not be empty.");
    }

    @Test
    void namesAllSettingsOfARuleForSeveral() {
        variables.put("LIFTLINE_MIN_AGE_SECONDS", "3");
        assertThat(check())
                .containsExactly("LIFTLINE_MAX_AGE=2s: must be at least LIFTLINE_MIN_AGE_SECONDS=3 (as in a cache).");
    }

    @Test
    void explainsAValueWithAnUnknownPlaceholder() {
        variables.put("LIFTLINE_MAX_AGE", "${OTHER}");
        assertThat(check()).containsExactly("LIFTLINE_MAX_AGE=${OTHER}: must be a duration such as 500ms or 2s.");
    }

    @Test
    void printsNoPasswordAndNoSecondLine() {
        variables.put("LIFTLINE_URL", "y://user:secret@host?a=b&password=secret\n");
        assertThat(check())
                .containsExactly("LIFTLINE_URL=y://***@host?a=b&password=***: must be a URL such as x://host.");
    }

    @Test
    void rejectsARecordWithAConstraintThatItCannotExplain() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new RecordCheck(environment(FILE)).read(Unknown.class, "test"))
                .withMessageContaining("Size");
    }

    private List<String> check() {
        return check(FILE);
    }

    private List<String> check(Map<String, Object> file) {
        RecordCheck check = new RecordCheck(environment(file));
        check.read(Settings.class, "test");
        return check.sentences();
    }

    private StandardEnvironment environment(Map<String, Object> file) {
        StandardEnvironment environment = new StandardEnvironment();
        var sources = environment.getPropertySources();
        sources.forEach(source -> sources.remove(source.getName()));
        sources.addLast(new MapPropertySource("commandLineArgs", arguments));
        sources.addLast(new SystemEnvironmentPropertySource("systemEnvironment", variables));
        sources.addLast(new MapPropertySource("file", file));
        ConfigurationPropertySources.attach(environment);
        return environment;
    }

    enum Color {
        RED,
        LIGHT_BLUE
    }

    enum Side {
        LEFT,
        FAR_RIGHT
    }

    record Settings(
            @NotNull @DurationMin(millis = 1) @DurationMax(days = 1)
            Duration maxAge,

            @NotNull Duration minAge,
            @Nullable @DurationMin Duration absent,
            @Min(1) @Max(1_024) DataSize size,
            @NotNull Color color,
            @MayBeEmpty @Nullable Side side,

            @Pattern(regexp = "x://.+", message = "must be a URL such as x://host")
            String url,

            Map<Side, @Valid Part> parts) {

        @AssertTrue(message = "max-age must be at least min-age (as in a cache)")
        boolean isMaxAgeLongEnough() {
            return maxAge.compareTo(minAge) >= 0;
        }
    }

    record Part(@Positive int count) {}

    record Unknown(@Size(max = 3) String color) {}
}
