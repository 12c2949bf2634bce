package dev.liftline.e2e.fuzz.http;

import java.io.IOException;

/** The server sent something that is not an HTTP/1.1 response. */
public final class MalformedResponseException extends IOException {

    MalformedResponseException(String message) {
        super(message);
    }
}
