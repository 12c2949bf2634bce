package dev.liftline.identity;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Counts sign-ins by result. All meters exist from the start. */
@Component
class SignInMetrics {

    /** How a sign-in ended. */
    enum Result {
        OK,
        FAILED,
        /** The account was locked. */
        LOCKED,
        /** The address had to wait. */
        LIMITED,
        /** A store or a hash was not available. */
        UNAVAILABLE
    }

    private final Map<Result, Counter> counters = new EnumMap<>(Result.class);

    SignInMetrics(MeterRegistry registry) {
        for (Result result : Result.values()) {
            counters.put(
                    result,
                    Counter.builder("liftline.identity.sign.ins")
                            .description("Sign-ins, by result")
                            .tag("result", result.name().toLowerCase(Locale.ROOT))
                            .register(registry));
        }
    }

    void count(Result result) {
        Objects.requireNonNull(counters.get(result)).increment();
    }
}
