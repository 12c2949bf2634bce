package dev.liftline.identity;

import dev.liftline.servicekit.caller.ClientNetwork;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Counts the failures from each address, an IPv6 network of 64 bits being one, and delays further attempts after too many: by 1 s, then
 * twice as long with each failure. Forgets one failure a minute, so that the wrong PINs of many people who share an address do not add up
 * over hours. Remembers the last 10,000 addresses of this process. Thread-safe.
 */
@Component
class FailureLimit {

    private static final int MAX_ADDRESSES = 10_000;

    private static final Duration FORGETTING_ONE = Duration.ofMinutes(1);

    private final int free;
    private final Duration maxDelay;

    /** More failures would not lengthen the delay, only the time until they are forgotten. */
    private final int maxFailures;

    private final InstantSource clock;
    private final Map<String, Failures> addresses = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
            return size() > MAX_ADDRESSES;
        }
    };

    private record Failures(double count, Instant last, Instant until) {

        double countAt(Instant now) {
            return Math.max(0, count - (double) Duration.between(last, now).toMillis() / FORGETTING_ONE.toMillis());
        }
    }

    @Autowired
    FailureLimit(IdentityProperties properties) {
        this(properties.signIn().addressFailures(), properties.signIn().maxDelay(), InstantSource.system());
    }

    FailureLimit(int free, Duration maxDelay, InstantSource clock) {
        this.free = free;
        this.maxDelay = maxDelay;
        this.maxFailures = free + 1 + Long.SIZE - Long.numberOfLeadingZeros(maxDelay.toSeconds() - 1);
        this.clock = clock;
    }

    /** @throws RejectedException while an address must wait */
    synchronized void check(String address) {
        Failures failures = addresses.get(ClientNetwork.of(address));
        if (failures != null && clock.instant().isBefore(failures.until())) {
            throw RejectedException.tooManyFailures(Duration.between(clock.instant(), failures.until()));
        }
    }

    synchronized void fail(String address) {
        Instant now = clock.instant();
        String network = ClientNetwork.of(address);
        @Nullable Failures before = addresses.get(network);
        double count = Math.min(maxFailures, 1 + (before == null ? 0 : before.countAt(now)));
        addresses.put(network, new Failures(count, now, now.plus(delay((int) Math.ceil(count)))));
    }

    private Duration delay(int failures) {
        if (failures <= free) {
            return Duration.ZERO;
        }
        Duration delay = Duration.ofSeconds(1L << (failures - free - 1));
        return delay.compareTo(maxDelay) < 0 ? delay : maxDelay;
    }
}
