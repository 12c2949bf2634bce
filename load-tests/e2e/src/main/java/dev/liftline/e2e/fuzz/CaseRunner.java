package dev.liftline.e2e.fuzz;

import dev.liftline.e2e.fuzz.http.RawConnection;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Checks cases of all properties on several connections. The cases depend only on the seed. The run goes on after a finding and
 * ignores further findings of the same kind.
 */
final class CaseRunner {

    private static final int CHUNK = 100;
    private static final int CHUNKS_PER_LINE = 20;

    private final URI gateway;
    private final List<Property> properties;
    private final long seed;
    private final Set<String> known = ConcurrentHashMap.newKeySet();
    private final ConcurrentMap<String, Finding> findings = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> checked;
    private final AtomicInteger next = new AtomicInteger();

    CaseRunner(URI gateway, List<Property> properties, long seed) {
        this.gateway = gateway;
        this.properties = properties;
        this.seed = seed;
        this.checked = properties.stream().collect(Collectors.toMap(Property::name, property -> new LongAdder()));
    }

    /** Checks about this many cases, spread evenly over the properties, and waits for the end. */
    void run(int cases, int connections, Consumer<String> progress) {
        int chunks = Math.ceilDiv(cases, CHUNK);
        try (ExecutorService clients = Executors.newFixedThreadPool(connections)) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                all.add(clients.submit(() -> work(chunks, progress)));
            }
            for (Future<?> one : all) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("The fuzzer itself failed.", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Cases checked so far, without those of shrinking. */
    long checked() {
        return checked.values().stream().mapToLong(LongAdder::sum).sum();
    }

    /** Cases checked by property, without those of shrinking. */
    Map<String, Long> checkedByProperty() {
        return checked.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, count -> count.getValue().sum()));
    }

    /** The findings, one for each kind. */
    List<Finding> findings() {
        return findings.values().stream()
                .sorted(Comparator.comparing(Finding::kind))
                .toList();
    }

    private void work(int chunks, Consumer<String> progress) {
        try (RawConnection connection = new RawConnection(gateway)) {
            for (int chunk = next.getAndIncrement(); chunk < chunks; chunk = next.getAndIncrement()) {
                check(properties.get(chunk % properties.size()), chunk, connection, progress);
                if (chunk % CHUNKS_PER_LINE == 0) {
                    progress.accept("%,d cases, %d findings".formatted(checked(), findings.size()));
                }
            }
        }
    }

    private void check(Property property, int chunk, RawConnection connection, Consumer<String> progress) {
        Optional<Finding> found = new PropertyChecker(property, connection, known).check(seed, chunk, CHUNK);
        found.ifPresent(finding -> {
            known.add(finding.kind());
            if (findings.putIfAbsent(finding.kind(), finding) == null) {
                progress.accept("found " + finding);
            }
        });
        Objects.requireNonNull(checked.get(property.name())).add(CHUNK);
    }
}
