package dev.liftline.servicekit.web;

import dev.liftline.model.json.UnreadableBodyException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.springframework.util.unit.DataSize;

/** Reads request bodies of limited size. Thread-safe. */
public final class RequestBodies {

    private RequestBodies() {}

    /**
     * Reads the whole body into a new array.
     *
     * @throws BodyTooLargeException if the body is longer than {@code limit}; the rest is not read
     * @throws UnreadableBodyException if it is empty or incomplete
     */
    public static ByteBuffer read(HttpServletRequest request, DataSize limit) throws UnreadableBodyException {
        ByteBuffer body = bytes(request, Math.toIntExact(limit.toBytes()));
        if (!body.hasRemaining()) {
            throw new UnreadableBodyException("The body is empty.");
        }
        return body;
    }

    private static ByteBuffer bytes(HttpServletRequest request, int limit) throws UnreadableBodyException {
        long announced = request.getContentLengthLong();
        if (announced > limit) {
            throw tooLarge(limit);
        }
        try {
            // One byte beyond the limit shows that the body is too long.
            byte[] bytes = new byte[announced < 0 ? limit + 1 : (int) announced];
            int length = request.getInputStream().readNBytes(bytes, 0, bytes.length);
            if (length > limit) {
                throw tooLarge(limit);
            }
            return ByteBuffer.wrap(bytes, 0, length);
        } catch (IOException e) {
            throw new UnreadableBodyException("The body is incomplete.");
        }
    }

    private static BodyTooLargeException tooLarge(int limit) {
        return new BodyTooLargeException("The body must not be longer than " + limit / 1024 + " KiB.", List.of());
    }
}
