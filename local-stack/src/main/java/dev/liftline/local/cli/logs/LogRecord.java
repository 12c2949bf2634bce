package dev.liftline.local.cli.logs;

import java.time.Instant;
import java.util.List;

/**
 * A record of one process's log.
 *
 * @param process whose log it is, as its file is named
 * @param time never before that of the record above it in the file
 * @param lines the first with time and level, then those that continue it, such as a stack trace
 */
record LogRecord(String process, Instant time, Level level, List<String> lines) {}
