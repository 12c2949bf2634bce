package dev.liftline.ingest.web;

/** A body exceeds its limit. Carries one sentence for the client. */
final class BodyTooLargeException extends RuntimeException {

    private final String sentence;

    BodyTooLargeException(String sentence) {
        // No stack trace: clients cause it, and its text becomes the response.
        super(sentence, null, false, false);
        this.sentence = sentence;
    }

    String sentence() {
        return sentence;
    }
}
