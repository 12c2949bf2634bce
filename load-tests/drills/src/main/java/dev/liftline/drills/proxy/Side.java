package dev.liftline.drills.proxy;

/** The two ends of a wire. */
public enum Side {
    /** Whoever opened the connection. */
    CLIENT,
    /** Whoever listens. */
    SERVER
}
