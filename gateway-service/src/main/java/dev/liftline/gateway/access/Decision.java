package dev.liftline.gateway.access;

import dev.liftline.gateway.Problem;
import dev.liftline.gateway.rates.Rate;
import dev.liftline.model.caller.Caller;
import dev.liftline.model.caller.CredentialHash;
import org.jspecify.annotations.Nullable;

/** Whether a request may go on. */
public sealed interface Decision {

    /** The client's rate; null if the request is not limited. */
    @Nullable
    Rate rate();

    /** The same decision on a request that was counted. */
    Decision counted(@Nullable Rate rate);

    /**
     * The request goes on.
     *
     * @param header what states the caller to the service; null in open mode
     * @param caller in open mode everybody
     * @param session the hash of the session's token; null if the caller has a key or no credential
     */
    record Allowed(
            @Nullable String header,
            Caller caller,
            @Nullable CredentialHash session,
            @Nullable Rate rate) implements Decision {

        @Override
        public Decision counted(@Nullable Rate counted) {
            return new Allowed(header, caller, session, counted);
        }
    }

    /** @param problem 400, 401, 403, 429 or 503 */
    record Denied(Problem problem, @Nullable Rate rate) implements Decision {

        Denied(Problem problem) {
            this(problem, null);
        }

        @Override
        public Decision counted(@Nullable Rate counted) {
            return new Denied(problem, counted);
        }
    }
}
