package dev.liftline.local.cli.logs;

import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Converts a request id, as the gateway accepts it, to a pattern that finds it as a whole word. */
final class RequestIdPattern implements ITypeConverter<Pattern> {

    private static final String CHARACTERS = "[A-Za-z0-9._-]";

    @Override
    public Pattern convert(String value) {
        if (!value.matches(CHARACTERS + "{1,64}")) {
            throw new TypeConversionException("must be 1 to 64 letters, digits, dots, hyphens or underscores");
        }
        return Pattern.compile("(?<!%1$s)%2$s(?!%1$s)".formatted(CHARACTERS, Pattern.quote(value)));
    }
}
