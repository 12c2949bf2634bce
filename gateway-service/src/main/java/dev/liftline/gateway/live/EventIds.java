package dev.liftline.gateway.live;

import java.util.HexFormat;
import java.util.OptionalLong;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** The ids of this gateway's events, {@code INSTANCE-NUMBER}: another gateway, and this one after a restart, cannot resume them. */
final class EventIds {

    private static final int MAX_DIGITS = 18;

    private final String prefix =
            HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt()) + "-";

    String id(long number) {
        return prefix + number;
    }

    /** The number in an id of this gateway; empty for any other text. */
    OptionalLong number(@Nullable String id) {
        if (id == null || !id.startsWith(prefix)) {
            return OptionalLong.empty();
        }
        String digits = id.substring(prefix.length());
        boolean number = !digits.isEmpty()
                && digits.length() <= MAX_DIGITS
                && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        return number ? OptionalLong.of(Long.parseLong(digits)) : OptionalLong.empty();
    }
}
