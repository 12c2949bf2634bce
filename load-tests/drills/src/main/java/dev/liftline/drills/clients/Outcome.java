package dev.liftline.drills.clients;

/** What a client knows after a request. */
public enum Outcome {
    /** Answered as hoped for. */
    OK,
    /** Answered with an error: the client knows where it stands. */
    REFUSED,
    /** No answer, or one by somebody who does not know either: the request may have been carried out. */
    UNKNOWN
}
