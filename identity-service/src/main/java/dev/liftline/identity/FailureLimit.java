package dev.liftline.identity;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Counts the failures from each address, and delays further attempts after too many: by 1 s, then twice as long with each failure. An
 * address without a failure for the longest delay starts anew. Remembers the last 10,000 addresses of this process. Thread-safe.
 */
@Component
class FailureLimit {

    private static final int MAX_ADDRESSES = 10_000;

    /** Doubled more often, a delay of 1 s exceeds every limit. */
    private static final int MAX_DOUBLINGS = 20;

    private final int free;
    private final Duration maxDelay;
    private final InstantSource clock;
    private final Map<String, Failures> addresses = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
            return size() > MAX_ADDRESSES;
        }
    };

    private record Failures(int count, Instant last, Instant until) {}

    @Autowired
    FailureLimit(IdentityProperties properties) {
        this(properties.signIn().addressFailures(), properties.signIn().maxDelay(), InstantSource.system());
    }

    FailureLimit(int free, Duration maxDelay, InstantSource clock) {
        this.free = free;
        this.maxDelay = maxDelay;
        this.clock = clock;
    }

    /** @throws RejectedException while an address must wait */
    synchronized void check(String address) {
        Failures failures = addresses.get(address);
        if (failures != null && clock.instant().isBefore(failures.until())) {
            throw RejectedException.tooManyFailures(Duration.between(clock.instant(), failures.until()));
        }
    }

    synchronized void fail(String address) {
        Instant now = clock.instant();
        @Nullable Failures before = addresses.get(address);
        int count = before == null || now.isAfter(before.last().plus(maxDelay)) ? 1 : before.count() + 1;
        addresses.put(address, new Failures(count, now, now.plus(delay(count))));
    }

    private Duration delay(int failures) {
        if (failures <= free) {
            return Duration.ZERO;
        }
        Duration delay = Duration.ofSeconds(1L << Math.min(failures - free - 1, MAX_DOUBLINGS));
        return delay.compareTo(maxDelay) < 0 ? delay : maxDelay;
    }
}
