package dev.liftline.model.json;

/** A request body that does not hold rides. Carries one sentence for the client. */
public final class UnreadableBodyException extends Exception {

    private final String sentence;

    public UnreadableBodyException(String sentence) {
        // No stack trace: clients cause it, and its text becomes the response.
        super(sentence, null, false, false);
        this.sentence = sentence;
    }

    /** The reason in one sentence. */
    public String sentence() {
        return sentence;
    }
}
