package dev.liftline.query.web.response;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageTest {

    private static final List<Item> ITEMS = IntStream.rangeClosed(1, 100)
            .mapToObj(n -> new Item(1 + n / 3, 1 + n % 3))
            .toList();

    private record Item(int day, int resort) {

        Cursor position() {
            return new Cursor(Cursor.PagedList.DAYS, day, resort);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 50, 99, 100, 101})
    void cutsAListIntoPagesWithoutGapsOrRepeats(int limit) {
        List<Item> seen = new ArrayList<>();
        Cursor after = null;
        int pages = 0;
        do {
            Page.Slice<Item> slice = new Page(limit, after).of(ITEMS, Item::position);
            assertThat(slice.items()).hasSizeBetween(1, limit);
            seen.addAll(slice.items());
            after = slice.next() == null
                    ? null
                    : Cursor.decode(Cursor.PagedList.DAYS, slice.next()).orElseThrow();
            pages++;
        } while (after != null);
        assertThat(seen).isEqualTo(ITEMS);
        assertThat(pages).isEqualTo((ITEMS.size() + limit - 1) / limit);
    }

    @Test
    void continuesAfterAnItemThatNoLongerExists() {
        Page.Slice<Item> slice = new Page(1, new Cursor(Cursor.PagedList.DAYS, 1, 99)).of(ITEMS, Item::position);
        assertThat(slice.items()).containsExactly(new Item(2, 1));
    }

    @Test
    void isEmptyAfterTheLastItem() {
        Page.Slice<Item> slice = new Page(10, new Cursor(Cursor.PagedList.DAYS, 366, 1)).of(ITEMS, Item::position);
        assertThat(slice.items()).isEmpty();
        assertThat(slice.next()).isNull();
    }
}
