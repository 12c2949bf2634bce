package dev.liftline.gateway.access;

/** Whether a caller who was allowed something still is. */
public enum Standing {
    /** Nothing has changed. */
    VALID,
    /** The session has ended or expired, or the key was revoked or has expired. */
    ENDED,
    /** Operators are refused, because the identity service has been away for too long. */
    REFUSED,
    /** The session cannot be looked up now. */
    UNSURE
}
