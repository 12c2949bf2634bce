package dev.liftline.testkit.rides;

import dev.liftline.local.load.Load;
import dev.liftline.local.load.Request;
import dev.liftline.local.load.Response;

/** Records which rides were acknowledged, by the ids of their requests, which are {@link ReferenceRide#key}s. Thread-safe. */
public final class RideResults implements Load.ResultHandler {

    private static final int CREATED = 201;

    private final RideKeys acknowledged;
    private final RideKeys unconfirmed;

    /** @param capacity limit of the rides */
    public RideResults(int capacity) {
        acknowledged = new RideKeys(capacity);
        unconfirmed = new RideKeys(capacity);
    }

    @Override
    public void completed(Request request, Response response, long nanos) {
        (response.status() == CREATED ? acknowledged : unconfirmed).add(request.id());
    }

    /** Rides with a 201. */
    public RideKeys acknowledged() {
        return acknowledged;
    }

    /** Rides without a 201; they may be stored or not. */
    public RideKeys unconfirmed() {
        return unconfirmed;
    }
}
