package dev.liftline.local.backup;

import java.util.List;

/**
 * One table in a backup, in the text format of {@code COPY}.
 *
 * @param columns in the order of the copy
 * @param sha256 of the copy, hexadecimal
 */
record TableCopy(String name, List<String> columns, long rows, String sha256) {

    TableCopy {
        columns = List.copyOf(columns);
    }

    /** Names of another schema than {@code public} begin with it. */
    boolean isOf(OwnedSchema schema) {
        return name.startsWith(OwnedSchema.IDENTITY.label() + ".") == (schema == OwnedSchema.IDENTITY);
    }

    /** The name of its entry in the file. */
    String entry() {
        return entry(name);
    }

    static String entry(String table) {
        return table + ".copy";
    }
}
