package dev.liftline.e2e.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.liftline.e2e.fuzz.check.Violation;
import dev.liftline.e2e.fuzz.http.RawConnection;
import dev.liftline.e2e.fuzz.input.ChoiceSequence;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PropertyCheckerTest {

    private static final RawConnection NO_CONNECTION = new RawConnection(URI.create("http://127.0.0.1:1"));

    /** Violated if the third decision is at least 900: one case in ten. */
    private static final Property BROKEN = new Property() {
        @Override
        public String name() {
            return "broken";
        }

        @Override
        public void check(ChoiceSequence choices, RawConnection connection) throws Violation {
            if (third(choices) >= 900) {
                throw new Violation("too much", "it is too much");
            }
        }

        @Override
        public String printable(ChoiceSequence choices) {
            return Integer.toString(third(choices));
        }

        private static int third(ChoiceSequence choices) {
            choices.below(7);
            choices.oneIn(3);
            return choices.below(1_000);
        }
    };

    @Test
    void findsAndShrinksAViolation() {
        Optional<Finding> finding = new PropertyChecker(BROKEN, NO_CONNECTION, Set.of()).check(1, 0, 100);

        assertThat(finding).hasValueSatisfying(found -> {
            assertThat(found.kind()).isEqualTo("too much");
            assertThat(found.violation()).isEqualTo("it is too much");
            assertThat(Integer.parseInt(found.request())).isBetween(900, 999);
        });
    }

    @Test
    void findsTheSameWithTheSameSeed() {
        assertThat(new PropertyChecker(BROKEN, NO_CONNECTION, Set.of()).check(7, 3, 100))
                .isEqualTo(new PropertyChecker(BROKEN, NO_CONNECTION, Set.of()).check(7, 3, 100))
                .isPresent();
    }

    @Test
    void ignoresKnownFindings() {
        assertThat(new PropertyChecker(BROKEN, NO_CONNECTION, Set.of("too much")).check(1, 0, 100))
                .isEmpty();
    }
}
