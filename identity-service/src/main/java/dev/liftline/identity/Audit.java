package dev.liftline.identity;

/** The log of who changed access and who signed in, in the database. Thread-safe. */
public interface Audit {

    /** What happened. */
    enum Event {
        KEY_CREATED,
        KEY_ROTATED,
        KEY_REVOKED,
        OPERATOR_CREATED,
        OPERATOR_PASSPHRASE_SET,
        OPERATOR_DELETED,
        OPERATOR_SESSIONS_ENDED,
        PASS_ISSUED,
        ACTIVATION_ISSUED,
        ACTIVATED,
        ACTIVATION_FAILED,
        SIGN_IN_OK,
        SIGN_IN_FAILED,
        SIGN_IN_LOCKED,
        SIGNED_OUT,
        SIGNED_OUT_EVERYWHERE,
        ACCOUNT_DELETED
    }

    /**
     * Who did it.
     *
     * @param actor {@code key:ID}, {@code operator:NAME}, {@code skier:ID} or {@code anonymous}
     * @param address of the client, as the gateway saw it
     */
    record Source(String actor, String address) {}

    /** @param subject the key, pass or person; never a secret, nor what a client sent in the place of a name */
    void record(Event event, String subject, Source source);
}
