package dev.liftline.query.web;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebPropertiesTest {

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 100_001})
    void aNumberOfRequestsOutOfItsRangeIsRefusedByName(int maxInFlight) {
        assertThatThrownBy(() -> new WebProperties(maxInFlight))
                .hasMessage("liftline.web.max-in-flight must be from 1 to 100000, not " + maxInFlight);
    }
}
