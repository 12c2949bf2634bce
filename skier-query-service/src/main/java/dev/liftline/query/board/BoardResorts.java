package dev.liftline.query.board;

import dev.liftline.query.OpenResort;
import dev.liftline.query.ReferenceData;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The resorts that somebody can look at. */
@Component
public class BoardResorts {

    /**
     * A resort of the list.
     *
     * @param latest its latest day with rides; null without rides
     */
    public record Entry(
            int id,
            String name,
            String opensAt,
            String closesAt,
            @Nullable DatedDay latest) {}

    private final StoredBoard stored;
    private final ReferenceData reference;

    BoardResorts(StoredBoard stored, ReferenceData reference) {
        this.stored = stored;
        this.reference = reference;
    }

    /** The registered resorts by id, of those that {@code allowed} accepts. */
    public List<Entry> list(IntPredicate allowed) {
        List<OpenResort> resorts = reference.resorts().stream()
                .filter(resort -> allowed.test(resort.resortId()))
                .map(OpenResort::of)
                .toList();
        Map<Integer, SeasonDay> latest =
                stored.latestDays(resorts.stream().map(OpenResort::id).toList());
        return resorts.stream()
                .map(resort -> entry(resort, latest.get(resort.id())))
                .toList();
    }

    private static Entry entry(OpenResort resort, @Nullable SeasonDay latest) {
        return new Entry(
                resort.id(),
                resort.name(),
                resort.opensAt(),
                resort.closesAt(),
                latest == null ? null : latest.dated());
    }
}
