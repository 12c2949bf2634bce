package dev.liftline.local.wire;

/** The two ends of a wire. */
public enum End {
    /** Whoever opened the connection. */
    CLIENT,
    /** Whoever listens. */
    SERVER
}
