package dev.liftline.query.board;

/** As many heavy queries run as are allowed; the same request will succeed a little later. */
public final class TooManyQueriesException extends RuntimeException {

    TooManyQueriesException() {
        super("Too many days or seasons are being loaded. Send it again.");
    }
}
