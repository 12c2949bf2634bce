package dev.liftline.drills.clients;

/** What a client knows after a request. */
public enum Outcome {
    /** It succeeded. */
    OK,
    /** An error response: the request was not carried out, or was not confirmed. */
    ERROR,
    /** No response, or one that does not tell: the request may have been carried out. */
    UNKNOWN
}
