package dev.liftline.drills.clients;

import dev.liftline.local.load.Response;

/** What a client knows after a request. */
public enum Outcome {
    /** It succeeded. */
    OK,
    /** An error response: the request was not carried out, or was not confirmed. */
    ERROR,
    /** No response, or one that does not tell: the request may have been carried out. */
    UNKNOWN;

    private static final int BAD_GATEWAY = 502;
    private static final int GATEWAY_TIMEOUT = 504;

    static Outcome of(Response response) {
        return switch (response.status()) {
            case 0, BAD_GATEWAY, GATEWAY_TIMEOUT -> UNKNOWN;
            default -> response.status() >= 200 && response.status() < 300 ? OK : ERROR;
        };
    }
}
