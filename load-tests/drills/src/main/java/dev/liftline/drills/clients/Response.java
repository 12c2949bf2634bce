package dev.liftline.drills.clients;

/**
 * The end of a request.
 *
 * @param status the HTTP status; 0 without a response
 * @param body of the response, or why there is none
 */
record Response(int status, String body) {

    private static final int BAD_GATEWAY = 502;
    private static final int GATEWAY_TIMEOUT = 504;

    static Response none(Throwable reason) {
        return new Response(0, reason.toString());
    }

    Outcome outcome() {
        return switch (status) {
            case 0, BAD_GATEWAY, GATEWAY_TIMEOUT -> Outcome.UNKNOWN;
            default -> status >= 200 && status < 300 ? Outcome.OK : Outcome.ERROR;
        };
    }

    /** The response as text for a message. */
    String text() {
        return status == 0 ? body : status + " " + body;
    }
}
