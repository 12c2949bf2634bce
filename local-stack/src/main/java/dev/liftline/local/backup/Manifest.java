package dev.liftline.local.backup;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a backup holds.
 *
 * @param format of the file
 * @param schema the last migration of rides
 * @param identity the last migration of the schema {@code identity}; null in a backup without it
 * @param takenAt ISO 8601, UTC, the moment of the snapshot
 * @param seasons that have a partition of {@code lift_ride}
 * @param tables in an order in which foreign keys are satisfied
 */
record Manifest(
        int format,
        int schema,
        @Nullable Integer identity,
        String takenAt,
        List<Integer> seasons,
        List<TableCopy> tables) {

    /** The format that this release writes; it reads this one and no other. */
    static final int FORMAT = 1;

    static final String ENTRY = "manifest.json";

    Manifest {
        seasons = List.copyOf(seasons);
        tables = List.copyOf(tables);
    }

    static Manifest of(
            int schema, @Nullable Integer identity, Instant takenAt, List<Integer> seasons, List<TableCopy> tables) {
        return new Manifest(FORMAT, schema, identity, takenAt.toString(), seasons, tables);
    }

    /** The tables of a schema. */
    List<TableCopy> tables(OwnedSchema wanted) {
        return tables.stream().filter(table -> table.isOf(wanted)).toList();
    }

    /** The rows of a table; 0 if it has none of that name. */
    long rows(String table) {
        return tables.stream()
                .filter(copy -> copy.name().equals(table))
                .mapToLong(TableCopy::rows)
                .sum();
    }
}
