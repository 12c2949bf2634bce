package dev.liftline.query.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.liftline.model.RideField;
import dev.liftline.query.web.response.Cursor;
import dev.liftline.query.web.response.Page;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.servlet.HandlerMapping;

class RequestFieldsTest {

    private final MockHttpServletRequest request = new MockHttpServletRequest();
    private final RequestFields fields = new RequestFields(request);

    @Test
    void namesEveryInvalidField() {
        path("/skiers/{skierID}/days", "/skiers/x/days", Map.of("skierID", "x"));
        fields.path(RideField.SKIER_ID);
        request.setQueryString("day=1&day=2&limit=0&cursor=x");
        fields.query("season", RideField.SEASON_ID);
        fields.query("day", RideField.DAY_ID);
        fields.page(Cursor.PagedList.DAYS);
        assertThatThrownBy(fields::throwIfInvalid)
                .hasMessage(
                        "skierID must be an integer from 1 to 2147483647; season is required; day must be given once; "
                                + "limit must be an integer from 1 to 1000; cursor must be the next of an earlier page.")
                .asInstanceOf(type(RequestException.class))
                .extracting(e -> e.problem().getProperties())
                .asInstanceOf(MAP)
                .extractingByKey("errors")
                .asInstanceOf(LIST)
                .hasSize(5);
    }

    @Test
    void normalizesAPathVariableWithoutDecodingIt() {
        path("/resorts/{resortID}/seasons", "/resorts/1/seasons", Map.of("resortID", "1"));
        assertThat(fields.path(RideField.RESORT_ID)).isEqualTo(1);
        fields.throwIfInvalid();
        path("/resorts/{resortID}/seasons", "/resorts/%31/seasons", Map.of("resortID", "1"));
        assertThat(fields.path(RideField.RESORT_ID)).isEqualTo(1);
        fields.throwIfInvalid();
        path("/resorts/{resortID}/seasons", "/resorts/%201/seasons", Map.of("resortID", " 1"));
        fields.path(RideField.RESORT_ID);
        assertThatThrownBy(fields::throwIfInvalid).hasMessage("resortID must be an integer from 1 to 2147483647.");
    }

    @Test
    void sortsTheValuesOfARepeatedParameter() {
        request.setQueryString("resort=3&resort=1&resort=3");
        assertThat(fields.queryValues("resort", RideField.RESORT_ID, true)).containsExactly(1, 3);
        fields.throwIfInvalid();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "01", "+1", "1 ", "1,2", "2147483648"})
    void rejectsAnInvalidValueAmongValidOnes(String value) {
        request.setQueryString("resort=1&resort=" + value.replace("+", "%2B"));
        fields.queryValues("resort", RideField.RESORT_ID, true);
        assertThatThrownBy(fields::throwIfInvalid).hasMessage("resort must be an integer from 1 to 2147483647.");
    }

    @Test
    void aPageHasAHundredItemsByDefault() {
        assertThat(fields.page(Cursor.PagedList.RIDES)).isEqualTo(new Page(100, null));
        Cursor cursor = new Cursor(Cursor.PagedList.RIDES, 217, 21);
        request.setQueryString("limit=1000&cursor=" + cursor.encode());
        assertThat(new RequestFields(request).page(Cursor.PagedList.RIDES)).isEqualTo(new Page(1000, cursor));
        fields.throwIfInvalid();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "1001", "-1", "010", "1.0", "ten", "99999999999"})
    void rejectsALimitOutOfRange(String limit) {
        request.setQueryString("limit=" + limit);
        fields.page(Cursor.PagedList.DAYS);
        assertThatThrownBy(fields::throwIfInvalid).hasMessage("limit must be an integer from 1 to 1000.");
    }

    @ParameterizedTest
    @CsvSource({"56, 56", "0056, 56", "0000, 0", "0, 0", "2025, 2025", "10000, 10000", "2147483647, 2147483647"})
    void readsASeasonNumber(String text, int season) {
        path("/resorts/{resortID}/seasons/{seasonID}", "/resorts/1/seasons/" + text, Map.of("seasonID", text));
        assertThat(fields.seasonNumberInPath()).isEqualTo(season);
        fields.throwIfInvalid();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "+1", "056", "00056", "1.0", "2147483648", "x", "２０２５"})
    void rejectsASeasonThatIsNoInteger(String text) {
        path("/resorts/{resortID}/seasons/{seasonID}", "/resorts/1/seasons/" + text, Map.of("seasonID", text));
        fields.seasonNumberInPath();
        assertThatThrownBy(fields::throwIfInvalid).hasMessage("seasonID must be an integer from 0 to 2147483647.");
    }

    private void path(String pattern, String path, Map<String, String> variables) {
        request.setRequestURI(path);
        request.setAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE, pattern);
        request.setAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE, variables);
    }
}
