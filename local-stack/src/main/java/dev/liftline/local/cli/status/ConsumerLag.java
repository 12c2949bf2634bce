package dev.liftline.local.cli.status;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** The consumer lag as a consumer of the running stack measures it, for {@code ./liftline status}. */
final class ConsumerLag {

    private static final String UNKNOWN = "unknown: no consumer responds";
    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    private ConsumerLag() {}

    /** One line about the lag; asks the {@code actuators} of all consumers in turn until one responds. */
    static String describe(List<URI> actuators) {
        try (var http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build()) {
            for (var actuator : actuators) {
                try {
                    var request = HttpRequest.newBuilder(URI.create(actuator + "/prometheus"))
                            .timeout(TIMEOUT)
                            .build();
                    return render(http.send(request, BodyHandlers.ofString()).body());
                } catch (IOException e) {
                    // The next consumer measures the same.
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return UNKNOWN;
    }

    /** @param metrics in Prometheus' text format */
    static String render(String metrics) {
        var records = value(metrics, "liftline_consumer_lag_records");
        var age = value(metrics, "liftline_consumer_lag_age_seconds");
        var measured = value(metrics, "liftline_consumer_lag_measurement_age_seconds");
        return records.isEmpty() || age.isEmpty() || measured.isEmpty()
                ? UNKNOWN
                : String.format(
                        Locale.ROOT,
                        "%.0f rides, the oldest waits %.1f s (measured %.0f s ago)",
                        records.getAsDouble(),
                        age.getAsDouble(),
                        measured.getAsDouble());
    }

    private static OptionalDouble value(String metrics, String name) {
        var sample = Pattern.compile("(?m)^" + name + "(?:\\{.*})? (\\S+)$").matcher(metrics);
        return sample.find() ? OptionalDouble.of(Double.parseDouble(sample.group(1))) : OptionalDouble.empty();
    }
}
