package dev.liftline.ingest.web;

/** A body over its limit. Carries one sentence for the client. */
final class BodyTooLargeException extends RuntimeException {

    private final String sentence;

    BodyTooLargeException(String sentence) {
        // No stack trace: it is an answer, made as often as clients send nonsense.
        super(sentence, null, false, false);
        this.sentence = sentence;
    }

    String sentence() {
        return sentence;
    }
}
