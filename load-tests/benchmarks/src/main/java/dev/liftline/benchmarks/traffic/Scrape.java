package dev.liftline.benchmarks.traffic;

import dev.liftline.local.replica.HttpProbe;
import dev.liftline.local.replica.Replica;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** What replicas have counted so far, by their Prometheus endpoint. */
public final class Scrape {

    private final List<String> lines;

    private Scrape(List<String> lines) {
        this.lines = lines;
    }

    /** The meters of all {@code replicas}, at this moment. */
    public static Scrape of(Collection<Replica> replicas) {
        return of(replicas.stream().map(replica -> HttpProbe.body(URI.create(replica.actuator() + "/prometheus"))));
    }

    /** The meters of some answers in Prometheus' text format. */
    public static Scrape of(Stream<String> answers) {
        return new Scrape(answers.flatMap(String::lines)
                .filter(line -> !line.startsWith("#"))
                .toList());
    }

    /**
     * The sum over every tag that is not asked for.
     *
     * @param name as Prometheus has it
     * @param tags what must stand among the tags: {@code source="cache"}
     */
    public double sum(String name, String... tags) {
        return lines.stream()
                .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
                .filter(line -> Stream.of(tags).allMatch(line::contains))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
