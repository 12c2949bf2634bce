package dev.liftline.gateway.identity;

import dev.liftline.gateway.proxy.UpstreamRequest;
import dev.liftline.model.caller.Caller;
import dev.liftline.model.caller.CallerHeader;
import dev.liftline.model.caller.CallerRole;
import dev.liftline.model.caller.CallerSecrets;
import dev.liftline.servicekit.caller.CallerProperties;
import dev.liftline.servicekit.settings.AbsoluteFile;
import io.vertx.core.http.HttpMethod;
import java.time.InstantSource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Signs callers, and the gateway's own requests to the identity service. Thread-safe. */
@Component
@EnableConfigurationProperties(CallerProperties.class)
class IdentityRequests {

    private static final String NAME = "gateway";

    private final boolean open;
    private final @Nullable CallerHeader header;
    private final SignedCaller gateway =
            new SignedCaller(new Caller(CallerRole.GATEWAY, NAME, NAME, Caller.ANY, Caller.ANY));

    IdentityRequests(CallerProperties properties) {
        AbsoluteFile secrets = properties.secretsFile();
        open = properties.open();
        header = secrets == null ? null : new CallerHeader(CallerSecrets.of(secrets.path()), InstantSource.system());
    }

    /** Whether nobody is asked who he is. */
    boolean isOpen() {
        return open;
    }

    /** The header that states a caller; null if this gateway is open and has no secrets, as its services then are open too. */
    @Nullable
    String sign(SignedCaller signed, long now) {
        return header == null ? null : signed.header(header, now);
    }

    /** A read of the gateway itself. */
    UpstreamRequest get(String uri) {
        return new UpstreamRequest(
                HttpMethod.GET,
                uri,
                true,
                true,
                headers -> headers.set(
                        CallerHeader.NAME, Objects.requireNonNull(sign(gateway, System.currentTimeMillis()))),
                null);
    }
}
