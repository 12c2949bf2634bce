package dev.liftline.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.liftline.model.RideHint;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecentHintsTest {

    private static final Subject SKIER = new Subject.Skier(7);
    private static final Subject RESORT = new Subject.Resort(3);

    private final RecentHints recent = new RecentHints(4);

    @Test
    void passesOnTheHintsAboutASkierAfterANumber() {
        recent.add(batch(1, hint(7, 1), hint(8, 1)));
        recent.add(batch(3, hint(7, 2), hint(7, 3)));

        assertThat(after(0, SKIER)).containsExactly("1 1", "3 2", "4 3");
        assertThat(after(1, SKIER)).containsExactly("3 2", "4 3");
        assertThat(after(3, SKIER)).containsExactly("4 3");
        assertThat(after(4, SKIER)).isEmpty();
    }

    @Test
    void passesOnTheLastHintAboutAResort() {
        recent.add(batch(1, hint(7, 1), hint(8, 2)));

        assertThat(after(0, RESORT)).containsExactly("2 2");
        assertThat(after(2, RESORT)).isEmpty();
    }

    @Test
    void forgetsTheOldest() {
        recent.add(batch(1, hint(7, 1), hint(8, 1)));
        recent.add(batch(3, hint(7, 2), hint(7, 3)));
        assertThat(recent.hasAllAfter(0)).isTrue();

        recent.add(batch(5, hint(7, 4)));

        assertThat(recent.hasAllAfter(1)).isFalse();
        assertThat(recent.hasAllAfter(2)).isTrue();
        assertThat(after(2, SKIER)).containsExactly("3 2", "4 3", "5 4");
    }

    @Test
    void keepsABatchThatIsLargerThanItself() {
        recent.add(batch(1, hint(7, 1)));
        recent.add(batch(2, hint(7, 2), hint(7, 3), hint(7, 4), hint(7, 5), hint(7, 6)));

        assertThat(recent.hasAllAfter(0)).isFalse();
        assertThat(after(1, SKIER)).hasSize(5);
    }

    @Test
    void hasNothingFromBeforeARestart() {
        recent.add(batch(1, hint(7, 1)));

        recent.restartAfter(2);

        assertThat(recent.hasAllAfter(1)).isFalse();
        assertThat(recent.hasAllAfter(2)).isTrue();
        recent.add(batch(3, hint(7, 2)));
        assertThat(after(2, SKIER)).containsExactly("3 2");
    }

    private List<String> after(long number, Subject subject) {
        List<String> found = new ArrayList<>();
        recent.after(number, subject, (hintNumber, hint) -> found.add(hintNumber + " " + hint.version()));
        return found;
    }

    private static HintBatch batch(long first, RideHint... hints) {
        return new HintBatch(first, List.of(hints));
    }

    private static RideHint hint(int skier, int version) {
        return new RideHint(skier, 2026, 3, 7, version);
    }
}
