package dev.liftline.ingest.web;

/** A request that cannot be read as a whole. Carries one sentence for the client. */
final class BadRequestException extends RuntimeException {

    private final String sentence;

    BadRequestException(String sentence) {
        // No stack trace: it is an answer, made as often as clients send nonsense.
        super(sentence, null, false, false);
        this.sentence = sentence;
    }

    String sentence() {
        return sentence;
    }
}
