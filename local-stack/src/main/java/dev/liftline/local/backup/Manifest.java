package dev.liftline.local.backup;

import java.time.Instant;
import java.util.List;

/**
 * What a backup holds.
 *
 * @param format of the file
 * @param schema the last migration of the database
 * @param takenAt ISO 8601, UTC, the moment of the snapshot
 * @param seasons that have a partition of {@code lift_ride}
 * @param tables in an order in which foreign keys are satisfied
 */
record Manifest(int format, int schema, String takenAt, List<Integer> seasons, List<TableCopy> tables) {

    /** The format that this release writes; it reads this one and no other. */
    static final int FORMAT = 1;

    static final String ENTRY = "manifest.json";

    Manifest {
        seasons = List.copyOf(seasons);
        tables = List.copyOf(tables);
    }

    static Manifest of(int schema, Instant takenAt, List<Integer> seasons, List<TableCopy> tables) {
        return new Manifest(FORMAT, schema, takenAt.toString(), seasons, tables);
    }

    /** The rows of a table; 0 if it has none of that name. */
    long rows(String table) {
        return tables.stream()
                .filter(copy -> copy.name().equals(table))
                .mapToLong(TableCopy::rows)
                .sum();
    }
}
