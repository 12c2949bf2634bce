package dev.liftline.local.demo.play;

/** The demo failed; the message is one sentence for the user. */
public final class DemoException extends RuntimeException {

    DemoException(String sentence) {
        super(sentence);
    }

    DemoException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
