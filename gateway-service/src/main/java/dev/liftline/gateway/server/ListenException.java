package dev.liftline.gateway.server;

/** The gateway cannot listen on its address and port. */
public final class ListenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String bind;
    private final int port;

    ListenException(String bind, int port, Throwable cause) {
        super("cannot listen on " + bind + ":" + port, cause);
        this.bind = bind;
        this.port = port;
    }

    public String bind() {
        return bind;
    }

    public int port() {
        return port;
    }
}
