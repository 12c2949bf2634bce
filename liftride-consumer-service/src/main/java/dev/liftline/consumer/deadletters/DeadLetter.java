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
 * A dead letter in the form that operators see.
 *
 * @param partition partition on the dead-letter topic
 * @param offset offset on the dead-letter topic
 * @param reason why the record was rejected
 * @param receivedFrom position of the record on {@code lift-rides} as {@code PARTITION/OFFSET}
 * @param key in the same form as {@code value}
 * @param value as text if it is printable UTF-8, otherwise {@code base64:} and its bytes; null if there is none
 */
record DeadLetter(
        int partition,
        long offset,
        @Nullable String reason,
        String receivedFrom,
        @Nullable String key,
        @Nullable String value) {

    private static final String BASE64 = "base64:";

    static DeadLetter of(ConsumerRecord<byte[], byte[]> record) {
        return new DeadLetter(
                record.partition(),
                record.offset(),
                header(record, Topics.DLT_REASON_HEADER),
                header(record, Topics.DLT_PARTITION_HEADER) + "/" + header(record, Topics.DLT_OFFSET_HEADER),
                printable(record.key()),
                printable(record.value()));
    }

    private static @Nullable String header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
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
            // Not UTF-8, so it is shown as bytes.
        }
        return BASE64 + Base64.getEncoder().encodeToString(bytes);
    }

    private static boolean isUnprintable(int codePoint) {
        return !Character.isWhitespace(codePoint)
                && (Character.isISOControl(codePoint) || !Character.isDefined(codePoint));
    }
}
