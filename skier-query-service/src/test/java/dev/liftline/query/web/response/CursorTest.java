package dev.liftline.query.web.response;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

    @Test
    void decodesWhatItEncoded() {
        Cursor cursor = new Cursor(Cursor.PagedList.DAYS, 366, Integer.MAX_VALUE);
        assertThat(Cursor.decode(Cursor.PagedList.DAYS, cursor.encode())).contains(cursor);
    }

    @Test
    void needsNoEscapingInAQueryString() {
        assertThat(new Cursor(Cursor.PagedList.RIDES, 1440, 32767).encode()).matches("[A-Za-z0-9_-]+");
    }

    @Test
    void rejectsACursorOfAnotherList() {
        String days = new Cursor(Cursor.PagedList.DAYS, 7, 1).encode();
        assertThat(Cursor.decode(Cursor.PagedList.RIDES, days)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "days",
                "days.1",
                "days.1.2.3",
                "days.-1.2",
                "days.1.9999999999",
                "days.01.2",
                "DAYS.1.2",
                "days.1.2 ",
                "days.1.٣"
            })
    void rejectsAnyOtherContent(String text) {
        String encoded = Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        assertThat(Cursor.decode(Cursor.PagedList.DAYS, encoded)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"%%%", "ZGF5cy4xLjI=", "ZGF5cy4xLjI\n", "ä", "ZGF5cy4xLj"})
    void rejectsTextThatIsNotPlainBase64Url(String text) {
        assertThat(Cursor.decode(Cursor.PagedList.DAYS, text)).isEmpty();
    }
}
