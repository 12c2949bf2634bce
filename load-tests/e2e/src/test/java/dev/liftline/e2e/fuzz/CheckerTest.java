package dev.liftline.e2e.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.liftline.e2e.fuzz.check.Violation;
import dev.liftline.e2e.fuzz.http.Wire;
import dev.liftline.e2e.fuzz.input.Choices;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CheckerTest {

    private static final Wire NO_WIRE = new Wire(URI.create("http://127.0.0.1:1"));

    /** Breaks where the third decision is 900 or more, one time in ten. */
    private static final Property BROKEN = new Property() {
        @Override
        public String name() {
            return "broken";
        }

        @Override
        public void check(Choices choices, Wire wire) throws Violation {
            if (third(choices) >= 900) {
                throw new Violation("too much", "it is too much");
            }
        }

        @Override
        public String shown(Choices choices) {
            return Integer.toString(third(choices));
        }

        private static int third(Choices choices) {
            choices.below(7);
            choices.oneIn(3);
            return choices.below(1_000);
        }
    };

    @Test
    void whatBreaksAPropertyIsFoundAndMadeSmall() {
        Optional<Finding> finding = new Checker(BROKEN, NO_WIRE, Set.of()).check(1, 0, 100);

        assertThat(finding).hasValueSatisfying(found -> {
            assertThat(found.kind()).isEqualTo("too much");
            assertThat(found.violation()).isEqualTo("it is too much");
            assertThat(Integer.parseInt(found.request())).isBetween(900, 999);
        });
    }

    @Test
    void theSameSeedFindsTheSame() {
        assertThat(new Checker(BROKEN, NO_WIRE, Set.of()).check(7, 3, 100))
                .isEqualTo(new Checker(BROKEN, NO_WIRE, Set.of()).check(7, 3, 100))
                .isPresent();
    }

    @Test
    void whatIsKnownIsPassedOver() {
        assertThat(new Checker(BROKEN, NO_WIRE, Set.of("too much")).check(1, 0, 100))
                .isEmpty();
    }
}
