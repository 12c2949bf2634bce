package dev.liftline.local.demo.play;

/** The demo cannot go on; the message is one sentence for whoever started it. */
public final class PlayException extends RuntimeException {

    PlayException(String sentence) {
        super(sentence);
    }

    PlayException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
