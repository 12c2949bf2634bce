package dev.liftline.benchmarks.consumer;

import dev.liftline.benchmarks.figure.Samples;
import dev.liftline.local.LocalStack;
import dev.liftline.local.process.ManagedProcess;
import dev.liftline.local.replica.Replica;
import dev.liftline.testkit.load.CpuClock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Measures the CPU per stored ride of each process involved, over several rounds. */
final class StoredRideCost {

    private static final double MICROS = 1e6;

    private final Map<String, ManagedProcess> processes = new LinkedHashMap<>();
    private final Map<String, List<Double>> micros = new LinkedHashMap<>();
    private final Map<String, Double> before = new LinkedHashMap<>();

    StoredRideCost(LocalStack stack, Replica consumer) {
        processes.put("consumer", consumer.process());
        processes.put("PostgreSQL", stack.postgres());
        processes.put("Redis", stack.redis());
        processes.put("Kafka", stack.kafka());
        processes.keySet().forEach(name -> micros.put(name, new ArrayList<>()));
    }

    void begin() {
        processes.forEach((name, process) -> before.put(name, CpuClock.seconds(process.pid())));
    }

    void end(int rides) {
        processes.forEach((name, process) -> Objects.requireNonNull(micros.get(name))
                .add((CpuClock.seconds(process.pid()) - before.getOrDefault(name, 0.0)) * MICROS / rides));
    }

    /** Formats the median of each process in one line. */
    String summary() {
        return micros.entrySet().stream()
                .map(each -> "%s %.1f µs".formatted(each.getKey(), new Samples(each.getValue()).median()))
                .collect(Collectors.joining(", "));
    }
}
