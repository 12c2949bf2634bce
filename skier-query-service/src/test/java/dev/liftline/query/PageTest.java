package dev.liftline.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageTest {

    private static final List<SkierSeason.Day> DAYS = IntStream.rangeClosed(1, 100)
            .mapToObj(n -> new SkierSeason.Day(1 + n / 3, 1 + n % 3, n, n))
            .toList();

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 50, 99, 100, 101})
    void pagesTogetherAreTheWhole(int limit) {
        List<SkierSeason.Day> seen = new ArrayList<>();
        Cursor after = null;
        int pages = 0;
        do {
            Page.Slice<SkierSeason.Day> slice = new Page(limit, after).of(DAYS, SkierSeason.Day::position);
            assertThat(slice.items()).hasSizeBetween(1, limit);
            seen.addAll(slice.items());
            after = slice.next() == null
                    ? null
                    : Cursor.decode(Cursor.List.DAYS, slice.next()).orElseThrow();
            pages++;
        } while (after != null);
        assertThat(seen).isEqualTo(DAYS);
        assertThat(pages).isEqualTo((DAYS.size() + limit - 1) / limit);
    }

    @Test
    void goesOnBehindAnItemThatIsGone() {
        Page.Slice<SkierSeason.Day> slice =
                new Page(1, new Cursor(Cursor.List.DAYS, 1, 99)).of(DAYS, SkierSeason.Day::position);
        assertThat(slice.items()).containsExactly(new SkierSeason.Day(2, 1, 3, 3));
    }

    @Test
    void behindTheLastThereIsNothing() {
        Page.Slice<SkierSeason.Day> slice =
                new Page(10, new Cursor(Cursor.List.DAYS, 366, 1)).of(DAYS, SkierSeason.Day::position);
        assertThat(slice.items()).isEmpty();
        assertThat(slice.next()).isNull();
    }
}
