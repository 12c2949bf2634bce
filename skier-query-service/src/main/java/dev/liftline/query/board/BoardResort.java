package dev.liftline.query.board;

import dev.liftline.query.ReferenceData;

/**
 * A resort as responses name it.
 *
 * @param opensAt for example {@code 08:30}; hours, quarters and minutes of rides count from it
 */
public record BoardResort(int id, String name, String opensAt, String closesAt) {

    static BoardResort of(ReferenceData.Resort resort) {
        return new BoardResort(
                resort.resortId(),
                resort.name(),
                resort.opensAt().toString(),
                resort.closesAt().toString());
    }
}
