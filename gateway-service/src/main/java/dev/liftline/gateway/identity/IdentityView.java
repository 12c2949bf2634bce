package dev.liftline.gateway.identity;

import dev.liftline.gateway.proxy.UpstreamClient;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What this gateway knows of the identity service, for all event loops. Thread-safe. */
@Component
public class IdentityView {

    private final AccessRegister register;
    private final AccessFeed feed;
    private final KnownSessions sessions;
    private final IdentityRequests requests;
    private final long sessionLifetimeMillis;

    IdentityView(
            AccessRegister register,
            AccessFeed feed,
            KnownSessions sessions,
            IdentityRequests requests,
            AccessProperties properties) {
        this.register = register;
        this.feed = feed;
        this.sessions = sessions;
        this.requests = requests;
        this.sessionLifetimeMillis = properties.sessionLifetime().toMillis();
    }

    /** Whether nobody is asked who he is. */
    public boolean isOpen() {
        return requests.isOpen();
    }

    /** Whether it knows keys, from the feed or a snapshot; an open gateway needs none. */
    public boolean isKnown() {
        return isOpen() || register.version() != AccessRegister.UNKNOWN;
    }

    /** Whether the feed has been away for so long that an operator's credential is not trusted. */
    public boolean isStale() {
        return feed.isStale();
    }

    /** Whether a skier lets others read his days. */
    public boolean isSharing(int skier) {
        return register.isSharing(skier);
    }

    /**
     * The header that states a caller to services; null if this gateway and its services are open.
     *
     * @param now in milliseconds since 1970
     */
    public @Nullable String sign(SignedCaller signed, long now) {
        return requests.sign(signed, now);
    }

    /** @param identity the event loop's client of the identity service */
    public CredentialOwners owners(UpstreamClient identity) {
        return new CredentialOwners(
                register, sessions, new SessionLookup(identity, requests, sessions, sessionLifetimeMillis));
    }
}
