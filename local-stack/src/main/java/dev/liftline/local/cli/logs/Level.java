package dev.liftline.local.cli.logs;

import java.util.Locale;

/** The severity of a log record. */
enum Level {
    TRACE,
    DEBUG,
    INFO,
    WARN,
    ERROR;

    /** As options name it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
