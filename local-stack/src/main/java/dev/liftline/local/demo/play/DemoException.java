package dev.liftline.local.demo.play;

/** The demo cannot go on; the message is one sentence for whoever started it. */
public final class DemoException extends RuntimeException {

    DemoException(String sentence) {
        super(sentence);
    }

    DemoException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
