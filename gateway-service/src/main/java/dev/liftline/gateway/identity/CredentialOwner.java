package dev.liftline.gateway.identity;

/** Who a credential belongs to, or why nobody is known. */
public sealed interface CredentialOwner {

    /** The credential is valid. */
    record Known(SignedCaller signed) implements CredentialOwner {}

    /** The credential proves nothing now. */
    enum Unknown implements CredentialOwner {
        /** No such key. */
        INVALID,
        /** The key that the settings give to the client does not exist. */
        NO_SUCH_KEY,
        /** A key that has expired. */
        EXPIRED,
        /** A key that was revoked. */
        REVOKED,
        /** A session that has ended, or never was. */
        ENDED,
        /** There is no feed and no snapshot yet. */
        NOT_YET,
        /** The identity service cannot look sessions up now. */
        NO_SESSIONS
    }
}
