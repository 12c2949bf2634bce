package dev.liftline.ingest.kafka;

/** Numbers that are not negative, in ASCII. */
final class Decimal {

    private Decimal() {}

    /** How many digits a number has. */
    static int digits(int number) {
        int digits = 1;
        for (int rest = number; rest >= 10; rest /= 10) {
            digits++;
        }
        return digits;
    }

    /** Writes a number's digits so that the last one is before {@code end}. */
    static void write(int number, byte[] into, int end) {
        int at = end;
        int rest = number;
        do {
            at--;
            into[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        } while (rest > 0);
    }

    /** A number's digits and nothing else. */
    static byte[] bytes(int number) {
        byte[] bytes = new byte[digits(number)];
        write(number, bytes, bytes.length);
        return bytes;
    }
}
