package dev.liftline.query.board.search;

import org.jspecify.annotations.Nullable;

/**
 * A search for a skier's last lift, such as for a missing person.
 *
 * @param skierId null if nobody has the pass, or before it is known whose it is
 * @param pass its number; null if the skier's id was given
 * @param reason why, as the searcher states it
 * @param actor {@code key:ID} or {@code operator:NAME}
 * @param address of the client, as the gateway saw it
 */
public record LastLiftSearch(
        @Nullable Integer skierId, @Nullable String pass, int resortId, String reason, String actor, String address) {

    LastLiftSearch of(@Nullable Integer skier) {
        return new LastLiftSearch(skier, pass, resortId, reason, actor, address);
    }
}
