package dev.liftline.local.load;

import io.vertx.core.Future;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientConnection;
import io.vertx.core.http.HttpConnectOptions;
import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.PemTrustOptions;
import java.net.URI;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Opens connections; called on the event loop. */
public interface Connector {

    /**
     * Opens a connection for one request at a time.
     *
     * @param onClose called when the connection closes
     */
    Future<HttpClientConnection> connect(Consumer<HttpClientConnection> onClose);

    /** Connects to one server. */
    static Connector to(HttpClientAgent http, URI server) {
        return to(http, server, null);
    }

    /**
     * Connects to one server.
     *
     * @param certificate the only one that a TLS server may have, in PEM; null for those that the JVM accepts
     */
    static Connector to(HttpClientAgent http, URI server, @Nullable Path certificate) {
        boolean tls = "https".equals(server.getScheme());
        int defaultPort = tls ? 443 : 80;
        HttpConnectOptions options = new HttpConnectOptions()
                .setHost(server.getHost())
                .setPort(server.getPort() < 0 ? defaultPort : server.getPort())
                .setSsl(tls);
        if (tls) {
            ClientSSLOptions trust = new ClientSSLOptions().setHostnameVerificationAlgorithm("HTTPS");
            options.setSslOptions(
                    certificate == null
                            ? trust
                            : trust.setTrustOptions(new PemTrustOptions().addCertPath(certificate.toString())));
        }
        return onClose -> http.connect(options)
                .onSuccess(connection -> connection.closeHandler(closed -> onClose.accept(connection)));
    }
}
