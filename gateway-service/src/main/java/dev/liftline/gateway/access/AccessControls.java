package dev.liftline.gateway.access;

import dev.liftline.gateway.identity.IdentityView;
import dev.liftline.gateway.proxy.UpstreamClient;
import dev.liftline.gateway.rates.RateLimits;
import org.springframework.stereotype.Component;

/** Creates the access control of each event loop. Thread-safe. */
@Component
public class AccessControls {

    private final IdentityView identity;
    private final ClientKeys clientKeys;
    private final RateLimits limits;
    private final RefusedScans refused;

    AccessControls(IdentityView identity, ClientKeys clientKeys, RateLimits limits, RefusedScans refused) {
        this.identity = identity;
        this.clientKeys = clientKeys;
        this.limits = limits;
        this.refused = refused;
    }

    public SharedSkiers sharedSkiers() {
        return new SharedSkiers(identity);
    }

    /** @param client the event loop's client of the identity service */
    public AccessControl create(UpstreamClient client) {
        return new AccessControl(identity, identity.owners(client), clientKeys, limits, refused);
    }
}
