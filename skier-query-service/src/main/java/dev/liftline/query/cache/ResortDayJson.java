package dev.liftline.query.cache;

import dev.liftline.query.ResortSkiers;

/** A resort's day: the JSON of the response, not copied, and the number of skiers in it. */
final class ResortDayJson {

    private final byte[] json;
    private final ResortSkiers skiers;

    ResortDayJson(byte[] json, ResortSkiers skiers) {
        this.json = json;
        this.skiers = skiers;
    }

    byte[] json() {
        return json;
    }

    ResortSkiers skiers() {
        return skiers;
    }
}
