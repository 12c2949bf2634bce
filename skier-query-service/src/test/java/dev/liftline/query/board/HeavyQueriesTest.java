package dev.liftline.query.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class HeavyQueriesTest {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final HeavyQueries queries = new HeavyQueries(new BoardProperties(Duration.ofMinutes(15), 2), meters);

    @Test
    void rejectsAThirdQueryWhileTwoRun() {
        assertThatThrownBy(() -> queries.run(() -> queries.run(() -> queries.run(() -> 1))))
                .isInstanceOf(TooManyQueriesException.class);
        assertThat(meters.counter("liftline.query.board.queries.rejected").count())
                .isEqualTo(1);
    }

    @Test
    void admitsFurtherQueriesAfterFailures() {
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> queries.run(() -> {
                        throw new IllegalStateException("failed");
                    }))
                    .hasMessage("failed");
        }
        assertThat(queries.<Integer>run(() -> queries.run(() -> 7))).isEqualTo(7);
    }
}
