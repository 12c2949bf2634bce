package dev.liftline.query.web.app;

import dev.liftline.query.ReferenceData;

/** A resort or a lift. */
record Named(int id, String name) {

    static Named of(ReferenceData.Resort resort) {
        return new Named(resort.resortId(), resort.name());
    }
}
