package dev.liftline.query.web.response;

import dev.liftline.query.ResortSkiers;

/**
 * The number of different skiers of a resort's day.
 *
 * @param time the resort's name: the SkiDataAPI calls the field so
 */
public record ResortSkiersResponse(String time, long numSkiers) {

    public static ResortSkiersResponse of(ResortSkiers skiers) {
        return new ResortSkiersResponse(skiers.resortName(), skiers.skiers());
    }
}
