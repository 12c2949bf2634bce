package dev.liftline.local.cli.access;

/** The roles that a key can have; the names are those on the command line and in requests. */
enum KeyRole {
    scanner,
    resort,
    security,
    admin;

    /** Whether a key of it is for one resort only. */
    boolean isOfOneResort() {
        return this == scanner || this == resort;
    }
}
