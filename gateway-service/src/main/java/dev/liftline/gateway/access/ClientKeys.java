package dev.liftline.gateway.access;

import dev.liftline.gateway.headers.RemoteClient;
import dev.liftline.gateway.identity.AccessProperties;
import dev.liftline.gateway.identity.AddressKeys;
import dev.liftline.gateway.tls.CertificateKeys;
import dev.liftline.gateway.tls.TlsProperties;
import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which key the settings give to a client that sends no credential: by its certificate, else by its address. Immutable. */
@Component
class ClientKeys {

    private final CertificateKeys certificates;
    private final AddressKeys addresses;

    ClientKeys(TlsProperties tls, AccessProperties access) {
        this.certificates = tls.clientKeys();
        this.addresses = access.addressKeys();
    }

    /** The id of the key; null if there is none. */
    @Nullable
    String of(HttpServerRequest request, RemoteClient client) {
        String key = certificates.key(request.connection().sslSession());
        if (key != null || client.isProxy()) {
            return key;
        }
        return addresses.key(client.address());
    }
}
