package dev.liftline.drills.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.liftline.drills.plan.PoisonRecords;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DeadLetterCheckTest {

    @Test
    void holdsForAllPoisonRecordsAndNoOthers() {
        assertThat(DeadLetterCheck.compare(Set.of("a", "b"), Set.of("b", "a")).holds())
                .isTrue();
    }

    @Test
    void namesAMissingPoisonRecord() {
        CheckResult check = DeadLetterCheck.compare(Set.of("a"), Set.of("a", "b"));

        assertThat(check.wrong()).isEqualTo(1);
        assertThat(check.detail()).contains("missing Optional[b]");
    }

    @Test
    void namesADeadLetterThatIsNoPoisonRecord() {
        CheckResult check = DeadLetterCheck.compare(Set.of("a", "ride"), Set.of("a"));

        assertThat(check.wrong()).isEqualTo(1);
        assertThat(check.detail()).contains("not a poison record Optional[ride]");
    }

    @Test
    void contentsDifferByEveryByteAndByMissingFields() {
        assertThat(Set.of(
                        PoisonRecords.content(null, new byte[] {1}),
                        PoisonRecords.content(new byte[0], new byte[] {1}),
                        PoisonRecords.content(new byte[] {1}, null),
                        PoisonRecords.content(new byte[] {1}, new byte[] {2})))
                .hasSize(4);
    }
}
