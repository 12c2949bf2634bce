package dev.liftline.query.web.response;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SkierVerticalResponseTest {

    @Test
    void listsSeasonsOfFourDigitsInAscendingOrder() {
        assertThat(SkierVerticalResponse.of(new TreeMap<>(Map.of(2026, 4_000_000_000L, 7, 70L)))
                        .resorts())
                .containsExactly(
                        new SkierVerticalResponse.Season("0007", 70),
                        new SkierVerticalResponse.Season("2026", 4_000_000_000L));
    }
}
