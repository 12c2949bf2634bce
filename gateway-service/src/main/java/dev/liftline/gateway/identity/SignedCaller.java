package dev.liftline.gateway.identity;

import dev.liftline.model.caller.Caller;
import dev.liftline.model.caller.CallerHeader;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A caller and the header that states it to services. The header is valid for a minute and is signed anew every 30 s. Thread-safe.
 */
public final class SignedCaller {

    private static final long LIFETIME_MILLIS = TimeUnit.SECONDS.toMillis(60);
    private static final long RENEWAL_MILLIS = TimeUnit.SECONDS.toMillis(30);

    private record Signed(String header, long renewAt) {}

    private final Caller caller;
    private volatile @Nullable Signed signed;

    public SignedCaller(Caller caller) {
        this.caller = caller;
    }

    public Caller caller() {
        return caller;
    }

    /** @param now in milliseconds since 1970 */
    String header(CallerHeader writer, long now) {
        Signed last = signed;
        if (last == null || now >= last.renewAt()) {
            String header = writer.write(caller, Instant.ofEpochMilli(now + LIFETIME_MILLIS));
            last = new Signed(header, now + RENEWAL_MILLIS);
            signed = last;
        }
        return last.header();
    }
}
