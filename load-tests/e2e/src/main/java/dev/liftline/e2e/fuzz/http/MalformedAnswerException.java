package dev.liftline.e2e.fuzz.http;

import java.io.IOException;

/** The server sent what is no HTTP/1.1 answer. */
public final class MalformedAnswerException extends IOException {

    MalformedAnswerException(String message) {
        super(message);
    }
}
