package dev.liftline.identity;

import dev.liftline.model.caller.CallerRole;

/**
 * Somebody who signs in: a skier or an operator.
 *
 * @param subject the skier's id or the operator's name; that of an identity provider's operator begins with {@code oidc:}
 * @param resort the only resort that an operator may use; 0 for every one
 */
public record Person(CallerRole role, String subject, int resort) {

    /** No operator of this service has a colon in the name. */
    private static final String OF_PROVIDER = "oidc:";

    public static Person skier(int skierId) {
        return new Person(CallerRole.SKIER, Integer.toString(skierId), 0);
    }

    /** An operator whom an identity provider has authenticated. */
    public static Person ofProvider(CallerRole role, String name, int resort) {
        return new Person(role, OF_PROVIDER + name, resort);
    }

    /** Whether an identity provider has authenticated him: this service has no account of his. */
    public boolean isOfProvider() {
        return subject.startsWith(OF_PROVIDER);
    }

    public boolean isSkier() {
        return role == CallerRole.SKIER;
    }

    /** @throws NumberFormatException if the person is no skier */
    public int skierId() {
        return Integer.parseInt(subject);
    }

    /** A name among skiers and operators, for example {@code skier:7} or {@code operator:admin}. */
    public String name() {
        return (isSkier() ? "skier:" : "operator:") + subject;
    }
}
