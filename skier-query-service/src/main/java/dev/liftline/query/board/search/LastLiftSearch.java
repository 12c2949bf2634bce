package dev.liftline.query.board.search;

/**
 * A search for a skier's last lift, such as for a missing person.
 *
 * @param reason why, as the searcher states it
 * @param actor {@code key:ID} or {@code operator:NAME}
 * @param address of the client, as the gateway saw it
 */
public record LastLiftSearch(int skierId, int resortId, String reason, String actor, String address) {}
