package dev.liftline.local;

import dev.liftline.local.process.StartException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Rides, alone and in batches, and reads of every kind, as scanners and phones would send them. */
final class TrainingLoad {

    private static final int CLIENTS = 16;
    private static final int SKIERS = 2_000;
    private static final int RIDES_OF_A_BATCH = 100;
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(5);

    private final URI gateway;

    private TrainingLoad(URI gateway) {
        this.gateway = gateway;
    }

    static TrainingLoad to(URI gateway) {
        return new TrainingLoad(gateway);
    }

    /** As fast as it is answered, by a few clients, for so long. What is answered does not matter. */
    void flow(Duration duration) {
        var end = System.nanoTime() + duration.toNanos();
        try (var http = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build();
                var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            clients.invokeAll(IntStream.range(0, CLIENTS)
                    .<Callable<Void>>mapToObj(number -> () -> {
                        converse(http, new SplittableRandom(number), end);
                        return null;
                    })
                    .toList());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartException("The rehearsal was interrupted.");
        }
    }

    private void converse(HttpClient http, SplittableRandom random, long end) throws InterruptedException {
        while (System.nanoTime() < end) {
            var requests = turn(random).iterator();
            while (requests.hasNext() && System.nanoTime() < end) {
                try {
                    http.send(requests.next(), BodyHandlers.discarding());
                } catch (IOException busy) {
                    Thread.sleep(Duration.ofMillis(100));
                }
            }
        }
    }

    /** Twenty rides and ten reads, and a batch. */
    private Stream<HttpRequest> turn(SplittableRandom random) {
        var single = IntStream.range(0, 10).boxed().flatMap(i -> {
            var skier = 1 + random.nextInt(SKIERS);
            var day = "/skiers/1/seasons/2025/days/%d/skiers/%d".formatted(1 + random.nextInt(3), skier);
            return Stream.of(post(day, ride(random)), post(day, ride(random)), get(read(random, i, day, skier)));
        });
        var batch = IntStream.range(0, RIDES_OF_A_BATCH)
                .mapToObj(i -> "{\"resortID\":1,\"seasonID\":\"2025\",\"dayID\":1,\"skierID\":%d,%s"
                        .formatted(1 + random.nextInt(SKIERS), ride(random).substring(1)))
                .collect(Collectors.joining(",", "[", "]"));
        return Stream.concat(single, Stream.of(post("/lift-rides", batch)));
    }

    private static String read(SplittableRandom random, int turn, String day, int skier) {
        return switch (turn) {
            case 0 -> "/skiers/%d/vertical?resort=1".formatted(skier);
            case 1 -> "/skiers/%d/days?season=2025".formatted(skier);
            case 2 -> "/skiers/%d/rides?resort=1&season=2025&day=1".formatted(skier);
            case 3 -> "/resorts/1/seasons/2025/days/%d".formatted(1 + random.nextInt(3));
            default -> day;
        };
    }

    private static String ride(SplittableRandom random) {
        return "{\"time\":%d,\"liftID\":%d}".formatted(1 + random.nextInt(360), 1 + random.nextInt(40));
    }

    private HttpRequest get(String path) {
        return request(path).GET().build();
    }

    private HttpRequest post(String path, String body) {
        return request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(gateway.resolve(path)).timeout(ANSWER_TIMEOUT);
    }
}
