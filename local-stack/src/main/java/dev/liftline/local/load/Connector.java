package dev.liftline.local.load;

import io.vertx.core.Future;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientConnection;
import io.vertx.core.http.HttpConnectOptions;
import java.net.URI;

/** Opens connections; called on the event loop. */
public interface Connector {

    /** A new connection for one request at a time. */
    Future<HttpClientConnection> connect();

    /** Connects to one server. */
    static Connector to(HttpClientAgent http, URI server) {
        int port = server.getPort() < 0 ? 80 : server.getPort();
        return () ->
                http.connect(new HttpConnectOptions().setHost(server.getHost()).setPort(port));
    }
}
