package dev.liftline.benchmarks.system;

import dev.liftline.benchmarks.figure.BenchmarkContext;
import dev.liftline.benchmarks.figure.Measurement;
import dev.liftline.benchmarks.figure.Samples;
import dev.liftline.local.LocalStack;
import dev.liftline.local.ProcessStatus;
import dev.liftline.testkit.load.FieldLoad;
import dev.liftline.testkit.reconcile.NotReconciledException;
import dev.liftline.testkit.reconcile.StoredSeason;
import dev.liftline.testkit.reconcile.StoredSeason.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Sends the field load several times to one stack. Three figures are derived from it.
 *
 * @param coldPerSecond acknowledged rides per second of the first, cold load; not part of a figure
 * @param residentGibibytes of all processes after each counted load; shared pages count for each process
 * @param proportionalGibibytes the same, shared pages count once
 * @param freshness measured after the loads at 70 % of their rate
 */
public record FieldLoadRun(
        double coldPerSecond,
        Samples perSecond,
        Samples drainSeconds,
        Samples residentGibibytes,
        Samples proportionalGibibytes,
        Measurement freshness) {

    private static final int RIDES = 200_000;
    static final int COLD_RIDES = 5_000;
    private static final int CONNECTIONS = 128;
    private static final double KIBIBYTES_PER_GIBIBYTE = 1024.0 * 1024;

    static FieldLoadRun execute(BenchmarkContext context) throws Exception {
        int loads = context.longRounds();
        double[] perSecond = new double[loads];
        double[] drainSeconds = new double[loads];
        double[] resident = new double[loads];
        double[] proportional = new double[loads];
        try (LocalStack stack = context.freshStack(settings -> settings)) {
            double coldPerSecond = load(context, stack, COLD_RIDES, 0).perSecond();
            for (int i = 0; i < loads; i++) {
                context.progress("load %d of %d".formatted(i + 1, loads));
                LoadSample sample = load(context, stack, RIDES, i + 1);
                perSecond[i] = sample.perSecond();
                drainSeconds[i] = sample.result().drainSeconds();
                resident[i] = resident(stack);
                proportional[i] = stack.status().stream()
                                .mapToLong(ProcessStatus::mebibytes)
                                .sum()
                        / 1024.0;
            }
            Samples rates = Samples.of(perSecond);
            return new FieldLoadRun(
                    coldPerSecond,
                    rates,
                    Samples.of(drainSeconds),
                    Samples.of(resident),
                    Samples.of(proportional),
                    Freshness.measure(context, stack, rates.median()));
        }
    }

    private record LoadSample(FieldLoad.Result result) {
        double perSecond() {
            return result.acknowledged() / result.seconds();
        }
    }

    private static LoadSample load(BenchmarkContext context, LocalStack stack, int rides, long seed) throws Exception {
        FieldLoad load = new FieldLoad(stack.gatewayUrl(), rides, CONNECTIONS, pids(stack), context::progress);
        try (StoredSeason season = StoredSeason.unused(Database.of(stack))) {
            FieldLoad.Result result = load.send(season, seed);
            NotReconciledException.require(
                    result.isRight(),
                    () -> "%d rides were not acknowledged; %s"
                            .formatted(result.unconfirmed(), result.reconciliation()));
            return new LoadSample(result);
        }
    }

    private static Map<String, Long> pids(LocalStack stack) {
        return stack.status().stream().collect(Collectors.toMap(ProcessStatus::name, ProcessStatus::pid));
    }

    private static double resident(LocalStack stack) {
        return stack.status().stream()
                        .map(ProcessStatus::pid)
                        .flatMap(pid -> ProcessHandle.of(pid).stream())
                        .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                        .mapToLong(process -> residentKibibytes(process.pid()))
                        .sum()
                / KIBIBYTES_PER_GIBIBYTE;
    }

    private static long residentKibibytes(long pid) {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .sum();
        } catch (IOException ended) {
            return 0;
        }
    }
}
