package dev.liftline.local.load;

import io.vertx.core.Future;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientConnection;
import io.vertx.core.http.HttpConnectOptions;
import java.net.URI;
import java.util.function.Consumer;

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
        HttpConnectOptions options = new HttpConnectOptions()
                .setHost(server.getHost())
                .setPort(server.getPort() < 0 ? 80 : server.getPort());
        return onClose -> http.connect(options)
                .onSuccess(connection -> connection.closeHandler(closed -> onClose.accept(connection)));
    }
}
