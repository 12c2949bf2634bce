package dev.liftline.identity;

import dev.liftline.model.caller.CallerRole;

/**
 * Somebody who signs in: a skier or an operator.
 *
 * @param subject the skier's id or the operator's name
 * @param resort the only resort that an operator may use; 0 for every one
 */
public record Person(CallerRole role, String subject, int resort) {

    public static Person skier(int skierId) {
        return new Person(CallerRole.SKIER, Integer.toString(skierId), 0);
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
