package dev.liftline.local.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.liftline.local.replica.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScaleRequestTest {

    @Test
    void parsesAServiceAndANumber() {
        assertThat(ScaleRequest.parse("query-mobile=2")).isEqualTo(new ScaleRequest(Role.QUERY_MOBILE, 2));
        assertThat(ScaleRequest.parse("consumer=12")).hasToString("consumer=12");
    }

    @ParameterizedTest
    @CsvSource({
        "ingest, is not of the form",
        "ingest=, is not of the form",
        "ingest=-1, is not of the form",
        "ingest=many, is not of the form",
        "ingest=0, takes 1 to 16 replicas",
        "consumer=13, takes 1 to 12 replicas",
        "lift=2, There is no service 'lift' to scale: choose one of ingest",
        "ingset=2, There is no service 'ingset': did you mean ingest?",
        "gateway=2, gateway cannot be scaled",
    })
    void rejectsInvalidTextWithAReason(String text, String reason) {
        assertThatThrownBy(() -> ScaleRequest.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason);
    }
}
