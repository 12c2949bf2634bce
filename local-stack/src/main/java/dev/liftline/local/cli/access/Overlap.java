package dev.liftline.local.cli.access;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Converts an option to how long an old key stays valid, such as {@code 24h}. The gateway reads the same text. */
final class Overlap implements ITypeConverter<Overlap.Time> {

    /** @param text a number and its unit */
    record Time(String text) {
        @Override
        public String toString() {
            return text;
        }
    }

    @Override
    public Time convert(String value) {
        if (!value.matches("\\d{1,6}[smhd]")) {
            throw new TypeConversionException("must be a number with s, m, h or d, such as 24h");
        }
        return new Time(value);
    }
}
