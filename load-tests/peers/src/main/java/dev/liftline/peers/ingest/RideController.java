package dev.liftline.peers.ingest;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import org.springframework.http.HttpStatus;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
class RideController {

    private static final String TOPIC = "lift-rides";

    private final KafkaTemplate<String, Ride> kafka;

    RideController(KafkaTemplate<String, Ride> kafka) {
        this.kafka = kafka;
    }

    /** Responds when Kafka has acknowledged the ride. */
    @PostMapping("/skiers/{resort}/seasons/{season}/days/{day}/skiers/{skier}")
    @ResponseStatus(HttpStatus.CREATED)
    void report(
            @PathVariable @Min(1) int resort,
            @PathVariable @Min(0) @Max(9_999) int season,
            @PathVariable @Min(1) @Max(366) int day,
            @PathVariable @Min(1) int skier,
            @Valid @RequestBody RideReport ride)
            throws ExecutionException, InterruptedException {
        kafka.send(
                        TOPIC,
                        Integer.toString(skier),
                        new Ride(resort, season, day, skier, ride.liftID(), ride.time(), Instant.now()))
                .get();
    }
}
