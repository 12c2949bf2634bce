package dev.liftline.gateway;

import dev.liftline.model.caller.Credential;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** The id of a request in the logs and responses of all services. Thread-safe. */
public final class RequestId {

    /** Its header, on requests and responses. */
    public static final String HEADER = "X-Request-Id";

    private static final int MAX_LENGTH = 64;
    private static final int RADIX = 32;
    private static final AsciiCharacters CHARACTERS = new AsciiCharacters(".-_");

    private RequestId() {}

    /** The client's id if it is 1 to 64 letters, digits, dots, hyphens or underscores and no credential, which logs must not hold; else a new one. */
    public static String keepOrMake(@Nullable String given) {
        return given != null && isValid(given) ? given : make();
    }

    private static String make() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return Long.toUnsignedString(random.nextLong(), RADIX) + Long.toUnsignedString(random.nextLong(), RADIX);
    }

    private static boolean isValid(String id) {
        return !id.isEmpty() && id.length() <= MAX_LENGTH && CHARACTERS.containsAll(id) && !Credential.isIn(id);
    }
}
