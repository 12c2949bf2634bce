package dev.liftline.query.web.app;

import dev.liftline.query.ReferenceData;
import dev.liftline.query.web.response.Dates;

/** A resort with its hours, {@code 08:30}. */
record OpenResort(int id, String name, String opensAt, String closesAt) {

    static OpenResort of(ReferenceData.Resort resort) {
        return new OpenResort(
                resort.resortId(), resort.name(), Dates.clock(resort.opensAt()), Dates.clock(resort.closesAt()));
    }
}
