package dev.liftline.identity.web;

import java.util.regex.Pattern;

/** The rule of nicknames, which other skiers see. */
final class Nickname {

    private static final Pattern FORM =
            Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N} ._'-]{0,18}[\\p{L}\\p{M}\\p{N}.]");
    private static final String RULE =
            "must have 2 to 20 letters, digits, spaces or . _ ' - and begin with a letter or digit and end with one or a dot";

    private Nickname() {}

    /** The field's text; rejected if it breaks the rule. */
    static String of(BodyFields body, String name) {
        String text = body.text(name);
        if (!FORM.matcher(text).matches()) {
            body.reject(name, RULE);
        }
        return text;
    }
}
