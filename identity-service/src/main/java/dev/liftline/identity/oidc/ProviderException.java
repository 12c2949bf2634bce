package dev.liftline.identity.oidc;

/** The provider does not work, or not with these settings. The message is for the log and quotes nothing that was sent. */
final class ProviderException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param message what the provider does, as the end of a sentence */
    ProviderException(String message) {
        super(message, null, false, false);
    }
}
