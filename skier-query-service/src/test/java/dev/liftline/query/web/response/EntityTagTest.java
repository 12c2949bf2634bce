package dev.liftline.query.web.response;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntityTagTest {

    private static final String TAG = EntityTag.of("620".getBytes(StandardCharsets.US_ASCII));

    @Test
    void isStrongAndQuoted() {
        assertThat(TAG).matches("\"[0-9a-f]{16}-3\"");
    }

    @Test
    void differsForSimilarBodies() {
        Set<String> tags = new HashSet<>();
        for (int i = 0; i < 100_000; i++) {
            tags.add(EntityTag.of(Integer.toString(i).getBytes(StandardCharsets.US_ASCII)));
        }
        assertThat(tags).hasSize(100_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "%s", "W/%s", "\"other\", %s", "\"a,b\",W/\"x\" , W/%s", "%s,\"x\""})
    void matchesATagThatTheClientHas(String header) {
        assertThat(matches(header.formatted(TAG))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\"other\"", "W/\"other\"", "nonsense", "\"*\"", ","})
    void doesNotMatchAnotherTag(String header) {
        assertThat(matches(header)).isFalse();
    }

    @Test
    void doesNotMatchWithoutTheHeader() {
        assertThat(EntityTag.matches(TAG, Collections.emptyEnumeration())).isFalse();
    }

    @Test
    void checksEveryHeaderLine() {
        assertThat(EntityTag.matches(TAG, Collections.enumeration(List.of("\"a\"", TAG))))
                .isTrue();
    }

    private static boolean matches(String header) {
        return EntityTag.matches(TAG, Collections.enumeration(List.of(header)));
    }
}
