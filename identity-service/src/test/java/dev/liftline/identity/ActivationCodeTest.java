package dev.liftline.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ActivationCodeTest {

    @Test
    void hasFiveGroupsOfFourWithoutLookAlikes() {
        assertThat(ActivationCode.generate().text()).matches("([2-9A-HJKMNP-TV-Z]{4}-){4}[2-9A-HJKMNP-TV-Z]{4}");
    }

    @Test
    void isDifferentEachTime() {
        Set<String> codes = IntStream.range(0, 1_000)
                .mapToObj(_ -> ActivationCode.generate().text())
                .collect(Collectors.toSet());
        assertThat(codes).hasSize(1_000);
    }

    @Test
    void ignoresCaseSpacesAndHyphens() {
        ActivationCode code = new ActivationCode("ABCD-EFGH-JKMN-PQRS-TVWX");
        assertThat(new ActivationCode(" abcdefgh jkmnpqrs tvwx ").hash()).isEqualTo(code.hash());
        assertThat(new ActivationCode("ABCD-EFGH-JKMN-PQRS-TVWY").hash()).isNotEqualTo(code.hash());
        assertThat(code.toString()).isEqualTo("ActivationCode");
    }
}
