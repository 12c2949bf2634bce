package dev.liftline.benchmarks.whole;

import dev.liftline.benchmarks.figure.Bench;
import dev.liftline.benchmarks.figure.Finding;
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
 * The field's load, sent several times to one stack. Three figures come of it.
 *
 * @param coldPerSecond acknowledged rides per second of the first load, which no figure counts
 * @param residentGibibytes of all processes after each load that counts, shared pages counted for each
 * @param proportionalGibibytes the same, shared pages counted once
 * @param freshness at a rate below that of the loads, after them
 */
public record WholeRun(
        double coldPerSecond,
        Samples perSecond,
        Samples drainSeconds,
        Samples residentGibibytes,
        Samples proportionalGibibytes,
        Finding freshness) {

    private static final int RIDES = 200_000;
    static final int COLD_RIDES = 5_000;
    private static final int CONNECTIONS = 128;
    private static final double KIBIBYTES_PER_GIBIBYTE = 1024.0 * 1024;

    static WholeRun of(Bench bench) throws Exception {
        int loads = bench.longRounds();
        double[] perSecond = new double[loads];
        double[] drainSeconds = new double[loads];
        double[] resident = new double[loads];
        double[] proportional = new double[loads];
        try (LocalStack stack = bench.freshStack(settings -> settings)) {
            double cold = load(bench, stack, COLD_RIDES, 0).perSecond();
            for (int i = 0; i < loads; i++) {
                bench.step("load %d of %d that count".formatted(i + 1, loads));
                Loaded loaded = load(bench, stack, RIDES, i + 1);
                perSecond[i] = loaded.perSecond();
                drainSeconds[i] = loaded.result().drainSeconds();
                resident[i] = resident(stack);
                proportional[i] = stack.status().stream()
                                .mapToLong(ProcessStatus::mebibytes)
                                .sum()
                        / 1024.0;
            }
            Samples rates = Samples.of(perSecond);
            return new WholeRun(
                    cold,
                    rates,
                    Samples.of(drainSeconds),
                    Samples.of(resident),
                    Samples.of(proportional),
                    Freshness.on(bench, stack, rates.median()));
        }
    }

    private record Loaded(FieldLoad.Result result) {
        double perSecond() {
            return result.acknowledged() / result.seconds();
        }
    }

    private static Loaded load(Bench bench, LocalStack stack, int rides, long seed) throws Exception {
        FieldLoad load = new FieldLoad(stack.gatewayUrl(), rides, CONNECTIONS, processes(stack), bench::step);
        try (StoredSeason season = StoredSeason.unused(Database.of(stack))) {
            FieldLoad.Result result = load.send(season, seed);
            NotReconciledException.require(
                    result.isRight(),
                    () -> "%d rides were not acknowledged; %s"
                            .formatted(result.unconfirmed(), result.reconciliation()));
            return new Loaded(result);
        }
    }

    private static Map<String, Long> processes(LocalStack stack) {
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
