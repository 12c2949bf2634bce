package dev.liftline.local.cli.access;

/** The roles that a key can have; the names are those on the command line and in requests. */
enum KeyRole {
    scanner,
    resort,
    security,
    admin
}
