package dev.liftline.drills.clients;

/**
 * The end of a request.
 *
 * @param status of HTTP; 0 where there was no answer
 * @param body of the answer, or why there was none
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
            default -> status >= 200 && status < 300 ? Outcome.OK : Outcome.REFUSED;
        };
    }

    /** What a message calls it. */
    String text() {
        return status == 0 ? body : status + " " + body;
    }
}
