package dev.liftline.gateway.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetryBudgetTest {

    private final RetryBudget budget = new RetryBudget(new RetryPolicy(3, 0.2, 10));

    @Test
    void allowsTheReserveAtOnce() {
        assertThat(retriesOf(100)).isEqualTo(10);
    }

    @Test
    void allowsOneRetryPerFiveRequestsAfterThat() {
        retriesOf(100);
        long retries = IntStream.range(0, 1_000)
                .peek(i -> budget.deposit())
                .filter(i -> budget.tryRetry())
                .count();
        assertThat(retries).isEqualTo(200);
    }

    @Test
    void keepsAtMostTheReserve() {
        IntStream.range(0, 10_000).forEach(i -> budget.deposit());
        assertThat(retriesOf(100)).isEqualTo(10);
    }

    private long retriesOf(int wanted) {
        return IntStream.range(0, wanted).filter(i -> budget.tryRetry()).count();
    }
}
