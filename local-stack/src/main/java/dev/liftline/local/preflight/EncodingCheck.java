package dev.liftline.local.preflight;

/**
 * The encoding of the locale. PostgreSQL's data are UTF-8 whatever it is.
 *
 * @param encoding as the JVM names it
 */
record EncodingCheck(String encoding) implements Check {

    private static final String SUBJECT = "locale";

    static EncodingCheck ofThisJvm() {
        return new EncodingCheck(System.getProperty("native.encoding", "unknown"));
    }

    @Override
    public Finding run() {
        return encoding.equalsIgnoreCase("UTF-8")
                ? Finding.ok(SUBJECT, "UTF-8")
                : Finding.note(
                        SUBJECT,
                        "%s cannot show every letter".formatted(encoding),
                        "choose a UTF-8 locale, for instance with LC_ALL=C.UTF-8");
    }
}
