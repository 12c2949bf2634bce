package dev.liftline.local.backup;

import dev.liftline.local.postgres.PostgresDatabases;

/** The schemas of Liftline's database, each with the role that owns it. */
enum OwnedSchema {
    /** Resorts, rides and what is derived from them. */
    PUBLIC("public", PostgresDatabases.ROLE, "a consumer"),
    /** Who may do what. */
    IDENTITY("identity", PostgresDatabases.IDENTITY_ROLE, "an identity replica");

    private final String label;
    private final String owner;
    private final String creator;

    OwnedSchema(String label, String owner, String creator) {
        this.label = label;
        this.owner = owner;
        this.creator = creator;
    }

    /** Its name in the database. */
    String label() {
        return label;
    }

    String owner() {
        return owner;
    }

    /** The process that creates its tables, for messages. */
    String creator() {
        return creator;
    }
}
