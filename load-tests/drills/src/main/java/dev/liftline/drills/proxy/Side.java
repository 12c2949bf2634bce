package dev.liftline.drills.proxy;

/** The two sides of a proxy. */
public enum Side {
    /** Opens connections. */
    CLIENT,
    /** Accepts connections. */
    SERVER
}
