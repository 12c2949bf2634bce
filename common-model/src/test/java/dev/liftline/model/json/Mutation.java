package dev.liftline.model.json;

import java.nio.charset.StandardCharsets;
import java.util.Random;

/** Changes one byte of a JSON text. */
final class Mutation {

    private static final byte[] CHARACTERS =
            "0123456789-+.:eE{}[]\",\\/ \t\r\n_TZabzID\u00e9\0".getBytes(StandardCharsets.UTF_8);

    private Mutation() {}

    /** {@code json} with one byte inserted, removed or replaced, in one of four cases by a byte that it holds; or as it is. */
    static byte[] of(Random random, byte[] json) {
        int at = random.nextInt(json.length);
        int removed = random.nextInt(2);
        int inserted = random.nextInt(2);
        byte[] changed = new byte[json.length - removed + inserted];
        System.arraycopy(json, 0, changed, 0, at);
        if (inserted == 1) {
            changed[at] = random.nextInt(4) == 0
                    ? json[random.nextInt(json.length)]
                    : CHARACTERS[random.nextInt(CHARACTERS.length)];
        }
        System.arraycopy(json, at + removed, changed, at + inserted, json.length - at - removed);
        return changed;
    }
}
