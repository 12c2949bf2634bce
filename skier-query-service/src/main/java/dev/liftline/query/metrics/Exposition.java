package dev.liftline.query.metrics;

import dev.liftline.query.board.flow.Figures;
import dev.liftline.query.board.flow.Refusals;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a process exposes in Prometheus' text format, as far as it is Liftline's own. */
final class Exposition {

    private static final String OWN = "liftline_";
    private static final String STARTED = "process_start_time_seconds";
    private static final String RIDES = "liftline_ingest_rides_total";
    private static final String CONNECTIONS = "liftline_gateway_connections";
    private static final String REFUSED = "liftline_refused_rides_total";
    private static final String BATCHES = "liftline_consumer_batch_seconds_bucket";
    private static final Pattern SERIES = Pattern.compile("([a-z_]+)(?:\\{(.*)\\})? (\\S+)");
    private static final Pattern TAG = Pattern.compile("([a-z_]+)=\"([^\"]*)\"");

    private record Series(String name, Map<String, String> tags, double value) {

        boolean has(String wanted, String tag, String value) {
            return name.equals(wanted) && value.equals(tags.get(tag));
        }
    }

    private final List<Series> series;

    private Exposition(List<Series> series) {
        this.series = series;
    }

    static Exposition parse(Stream<String> lines) {
        return new Exposition(lines.filter(line -> line.startsWith(OWN) || line.startsWith(STARTED))
                .map(SERIES::matcher)
                .filter(Matcher::matches)
                .map(Exposition::series)
                .toList());
    }

    private static Series series(Matcher line) {
        Map<String, String> tags = new TreeMap<>();
        String text = line.group(2);
        if (text != null) {
            TAG.matcher(text).results().forEach(tag -> tags.put(tag.group(1), tag.group(2)));
        }
        return new Series(line.group(1), tags, number(line.group(3)));
    }

    private static double number(String text) {
        return text.equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(text);
    }

    /** The name of the process; null if it does not say. */
    @Nullable
    String replica() {
        return series.stream()
                .flatMap(each -> Stream.ofNullable(each.tags().get("replica")))
                .findFirst()
                .orElse(null);
    }

    Figures figures() {
        return new Figures(
                sum(RIDES, "result", "acknowledged"),
                sum(RIDES, "result", "rejected"),
                sum("liftline_query_reads_total", "source", "cache"),
                series.stream()
                        .filter(each -> each.name().equals("liftline_query_reads_total"))
                        .mapToDouble(Series::value)
                        .sum(),
                batches(),
                gauge("liftline_consumer_lag_records"),
                gauge("liftline_consumer_lag_age_seconds"),
                refusals());
    }

    /** Of a process that receives rides: an ingest replica or a gateway. */
    private @Nullable Refusals refusals() {
        Double started = gauge(STARTED);
        if (started == null || series.stream().noneMatch(Exposition::isOfReceiver)) {
            return null;
        }
        Map<Integer, Map<String, Double>> byResort = new TreeMap<>();
        for (Series each : series) {
            String resort = each.tags().get("resort");
            String reason = each.tags().get("reason");
            if (each.name().equals(REFUSED) && resort != null && reason != null) {
                byResort.computeIfAbsent(Integer.valueOf(resort), id -> new TreeMap<>())
                        .merge(reason, each.value(), Double::sum);
            }
        }
        return new Refusals(started, byResort);
    }

    private static boolean isOfReceiver(Series series) {
        return series.name().equals(RIDES) || series.name().equals(CONNECTIONS);
    }

    private double sum(String name, String tag, String value) {
        return series.stream()
                .filter(each -> each.has(name, tag, value))
                .mapToDouble(Series::value)
                .sum();
    }

    private SortedMap<Double, Double> batches() {
        SortedMap<Double, Double> batches = new TreeMap<>();
        for (Series each : series) {
            String bound = each.name().equals(BATCHES) ? each.tags().get("le") : null;
            if (bound != null) {
                batches.merge(number(bound), each.value(), Double::sum);
            }
        }
        return batches;
    }

    private @Nullable Double gauge(String name) {
        OptionalDouble gauge = series.stream()
                .filter(each -> each.name().equals(name))
                .mapToDouble(Series::value)
                .findFirst();
        return gauge.isPresent() ? gauge.getAsDouble() : null;
    }
}
