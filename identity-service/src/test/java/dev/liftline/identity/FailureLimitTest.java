package dev.liftline.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FailureLimitTest {

    private static final Duration MAX = Duration.ofMinutes(15);

    private Instant now = Instant.parse("2027-01-01T10:00:00Z");
    private final FailureLimit limit = new FailureLimit(2, MAX, () -> now);

    @Test
    void delaysTwiceAsLongWithEachFurtherFailure() {
        limit.fail("a");
        limit.fail("a");
        assertThatCode(() -> limit.check("a")).doesNotThrowAnyException();
        for (int seconds : new int[] {1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900}) {
            limit.fail("a");
            assertThat(retryAfter("a")).isEqualTo(Duration.ofSeconds(seconds));
        }
        now = now.plus(MAX);
        assertThatCode(() -> limit.check("a")).doesNotThrowAnyException();
    }

    @Test
    void doesNotDelayAnotherAddress() {
        for (int i = 0; i < 10; i++) {
            limit.fail("a");
        }
        assertThatCode(() -> limit.check("b")).doesNotThrowAnyException();
    }

    @Test
    void forgetsOneFailureAMinute() {
        for (int i = 0; i < 4; i++) {
            limit.fail("a");
        }
        now = now.plus(Duration.ofMinutes(2));
        limit.fail("a");
        assertThat(retryAfter("a")).isEqualTo(Duration.ofSeconds(1));
        now = now.plus(Duration.ofMinutes(3));
        limit.fail("a");
        assertThatCode(() -> limit.check("a")).doesNotThrowAnyException();
    }

    @Test
    void letsASharedAddressMistypeForHours() {
        for (int i = 0; i < 200; i++) {
            limit.fail("a");
            assertThatCode(() -> limit.check("a")).doesNotThrowAnyException();
            now = now.plus(Duration.ofMinutes(2));
        }
    }

    @Test
    void forgetsAnAttackSoonAfterItsEnd() {
        for (int i = 0; i < 10_000; i++) {
            limit.fail("a");
        }
        now = now.plus(MAX);
        limit.fail("a");
        assertThatCode(() -> limit.check("a")).doesNotThrowAnyException();
    }

    @Test
    void countsTheAddressesOfAnIpv6NetworkTogether() {
        for (int i = 0; i < 3; i++) {
            limit.fail("2001:db8:0:1::" + i);
        }
        assertThat(retryAfter("2001:db8:0:1:ffff::9")).isEqualTo(Duration.ofSeconds(1));
        assertThatCode(() -> limit.check("2001:db8:0:2::1")).doesNotThrowAnyException();
        assertThatCode(() -> limit.check("no:address")).doesNotThrowAnyException();
    }

    @Test
    void remembersALimitedNumberOfAddresses() {
        for (int i = 0; i < 5; i++) {
            limit.fail("a");
        }
        for (int i = 0; i < 10_000; i++) {
            limit.fail("other " + i);
        }
        assertThatCode(() -> limit.check("a")).doesNotThrowAnyException();
    }

    private Duration retryAfter(String address) {
        RejectedException[] rejected = new RejectedException[1];
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> limit.check(address))
                .satisfies(e -> rejected[0] = e);
        Duration retryAfter = rejected[0].retryAfter();
        assertThat(retryAfter).isNotNull();
        return java.util.Objects.requireNonNull(retryAfter);
    }
}
