package dev.liftline.identity;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a skier's PIN or passphrase must be. */
public final class PinRule {

    static final int MIN_LENGTH = 6;
    static final int MAX_LENGTH = 64;

    /** The longest text, in UTF-8, of which bcrypt sees every byte. */
    public static final int MAX_BYTES = 72;

    private static final List<DateTimeFormatter> DATES = List.of(
            date("ddMMuuuu"), date("MMdduuuu"), date("uuuuMMdd"), date("ddMMuu"), date("MMdduu"), date("uuMMdd"));

    private PinRule() {}

    /** The rule that the text breaks, as the end of a sentence that begins with the field's name; null if it keeps all. */
    public static @Nullable String brokenBy(String pin) {
        String plain = plain(pin);
        int length = pin.codePointCount(0, pin.length());
        if (length < MIN_LENGTH || length > MAX_LENGTH || pin.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            return "must have 6 to 64 characters and at most 72 bytes";
        }
        if (plain.chars().distinct().count() == 1) {
            return "must not repeat one character";
        }
        if (isSequence(plain, 1) || isSequence(plain, -1)) {
            return "must not be a plain sequence, such as 123456";
        }
        if (isDate(plain) || isDate(Normalizer.normalize(pin, Normalizer.Form.NFKC))) {
            return "must not be a date, such as a birth date";
        }
        return null;
    }

    /** Without spaces, and with full-width digits as the plain ones. */
    private static String plain(String pin) {
        return Normalizer.normalize(pin, Normalizer.Form.NFKC).replaceAll("\\s", "");
    }

    /** Digits go on with 0 after 9. */
    private static boolean isSequence(String pin, int step) {
        for (int i = 1; i < pin.length(); i++) {
            char before = pin.charAt(i - 1);
            char next = pin.charAt(i);
            boolean wraps = Character.isDigit(before) && Character.isDigit(next) && next - before == -9 * step;
            if (next - before != step && !wraps) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDate(String pin) {
        // 5.4.2001 as 05042001
        String digits = Arrays.stream(pin.strip().split("[.,/\\s-]+", -1))
                .map(part -> part.length() == 1 ? "0" + part : part)
                .collect(Collectors.joining());
        return digits.chars().allMatch(c -> c >= '0' && c <= '9')
                && DATES.stream().anyMatch(format -> isDate(digits, format));
    }

    private static boolean isDate(String digits, DateTimeFormatter format) {
        try {
            int year = LocalDate.parse(digits, format).getYear();
            return year >= 1900 && year < 2100;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static DateTimeFormatter date(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    }
}
