package dev.liftline.local.options;

import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Converts an option to a whole number between two bounds. A subclass has a constructor without parameters, for picocli. */
public abstract class WholeNumber implements ITypeConverter<Integer> {

    private final int min;
    private final int max;

    /** Both bounds are allowed. */
    protected WholeNumber(int min, int max) {
        this.min = min;
        this.max = max;
    }

    @Override
    public final Integer convert(String value) {
        try {
            var number = Integer.parseInt(value);
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            // The rule below covers it.
        }
        throw new TypeConversionException(
                max == Integer.MAX_VALUE
                        ? String.format(Locale.ROOT, "must be a whole number, at least %,d", min)
                        : String.format(Locale.ROOT, "must be a whole number from %,d to %,d", min, max));
    }
}
