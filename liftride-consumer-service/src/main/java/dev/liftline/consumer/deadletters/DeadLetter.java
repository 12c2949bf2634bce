package dev.liftline.consumer.deadletters;

import dev.liftline.model.Topics;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter as it is shown.
 *
 * @param partition where the letter stands on the dead-letter topic
 * @param offset where the letter stands on the dead-letter topic
 * @param reason why it was set aside
 * @param receivedFrom where the record stood on {@code lift-rides}, {@code PARTITION/OFFSET}
 * @param key as {@link #value}
 * @param value as UTF-8 text where it is printable, else {@code base64:} and its bytes; null where there is none
 */
record DeadLetter(
        int partition,
        long offset,
        @Nullable String reason,
        String receivedFrom,
        @Nullable String key,
        @Nullable String value) {

    private static final String BASE64 = "base64:";

    static DeadLetter of(ConsumerRecord<byte[], byte[]> letter) {
        return new DeadLetter(
                letter.partition(),
                letter.offset(),
                header(letter, Topics.DLT_REASON_HEADER),
                header(letter, Topics.DLT_PARTITION_HEADER) + "/" + header(letter, Topics.DLT_OFFSET_HEADER),
                printable(letter.key()),
                printable(letter.value()));
    }

    private static @Nullable String header(ConsumerRecord<byte[], byte[]> letter, String name) {
        Header header = letter.headers().lastHeader(name);
        return header == null ? null : printable(header.value());
    }

    private static @Nullable String printable(byte @Nullable [] bytes) {
        if (bytes == null) {
            return null;
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            if (!text.startsWith(BASE64) && text.codePoints().noneMatch(DeadLetter::isUnprintable)) {
                return text;
            }
        } catch (CharacterCodingException e) {
            // Not text, so it is shown as bytes.
        }
        return BASE64 + Base64.getEncoder().encodeToString(bytes);
    }

    private static boolean isUnprintable(int codePoint) {
        return !Character.isWhitespace(codePoint)
                && (Character.isISOControl(codePoint) || !Character.isDefined(codePoint));
    }
}
