package dev.liftline.drills.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.liftline.drills.plan.PoisonRecords;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DeadLetterCheckTest {

    @Test
    void allPoisonAndNothingElseHolds() {
        assertThat(DeadLetterCheck.compare(Set.of("a", "b"), Set.of("b", "a")).holds())
                .isTrue();
    }

    @Test
    void poisonThatWasNotSetAsideIsNamed() {
        CheckResult verdict = DeadLetterCheck.compare(Set.of("a"), Set.of("a", "b"));

        assertThat(verdict.wrong()).isEqualTo(1);
        assertThat(verdict.detail()).contains("not set aside Optional[b]");
    }

    @Test
    void aLetterThatWasNoPoisonIsNamed() {
        CheckResult verdict = DeadLetterCheck.compare(Set.of("a", "ride"), Set.of("a"));

        assertThat(verdict.wrong()).isEqualTo(1);
        assertThat(verdict.detail()).contains("no poison Optional[ride]");
    }

    @Test
    void contentsDifferByEveryByteAndByWhatIsMissing() {
        assertThat(Set.of(
                        PoisonRecords.content(null, new byte[] {1}),
                        PoisonRecords.content(new byte[0], new byte[] {1}),
                        PoisonRecords.content(new byte[] {1}, null),
                        PoisonRecords.content(new byte[] {1}, new byte[] {2})))
                .hasSize(4);
    }
}
