package dev.liftline.load.bench;

import dev.liftline.load.field.Field;
import dev.liftline.load.field.FieldRide;
import dev.liftline.load.http.Shot;
import dev.liftline.model.Seasons;
import io.vertx.core.buffer.Buffer;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/** Requests that report one ride of the field each. For one thread. */
final class Rides implements Supplier<Shot> {

    private final SplittableRandom random;
    private final String season;

    Rides(int season, long seed) {
        this.random = new SplittableRandom(seed);
        this.season = Seasons.text(season);
    }

    @Override
    public Shot get() {
        return shot(Field.STANDARD.draw(random));
    }

    private Shot shot(FieldRide ride) {
        return Shot.post(
                "/skiers/" + ride.resort() + "/seasons/" + season + "/days/" + ride.day() + "/skiers/" + ride.skier(),
                Buffer.buffer("{\"time\":" + ride.time() + ",\"liftID\":" + ride.lift() + "}"));
    }
}
