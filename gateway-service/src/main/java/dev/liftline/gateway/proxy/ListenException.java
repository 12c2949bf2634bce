package dev.liftline.gateway.proxy;

/** The data plane could not listen where it was told to. */
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
