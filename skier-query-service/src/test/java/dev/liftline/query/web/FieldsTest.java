package dev.liftline.query.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.liftline.model.RideField;
import dev.liftline.query.Cursor;
import dev.liftline.query.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

class FieldsTest {

    private final MockHttpServletRequest request = new MockHttpServletRequest();
    private final Fields fields = new Fields(request);

    @Test
    void namesEveryWrongFieldAtOnce() {
        fields.path(RideField.SKIER_ID, "x");
        fields.query("season", RideField.SEASON_ID);
        request.setParameter("day", "1", "2");
        fields.query("day", RideField.DAY_ID);
        request.setParameter("limit", "0");
        request.setParameter("cursor", "x");
        fields.page(Cursor.List.DAYS);
        assertThatThrownBy(fields::check)
                .hasMessage(
                        "skierID must be an integer from 1 to 2147483647; season is required; day must be given once; "
                                + "limit must be an integer from 1 to 1000; cursor must be the next of an earlier page.")
                .asInstanceOf(type(InvalidRequestException.class))
                .extracting(InvalidRequestException::errors)
                .asInstanceOf(LIST)
                .hasSize(5);
    }

    @Test
    void readsARepeatedParameterInOrder() {
        request.setParameter("resort", "3", "1", "3");
        assertThat(fields.repeated("resort", RideField.RESORT_ID, true)).containsExactly(1, 3);
        fields.check();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "01", "+1", "1 ", "1,2", "2147483648"})
    void aWrongValueAmongRightOnesIsWrong(String value) {
        request.setParameter("resort", "1", value);
        fields.repeated("resort", RideField.RESORT_ID, true);
        assertThatThrownBy(fields::check).hasMessage("resort must be an integer from 1 to 2147483647.");
    }

    @Test
    void aPageIsTheFirstHundredUnlessTheClientSaysOtherwise() {
        assertThat(fields.page(Cursor.List.RIDES)).isEqualTo(new Page(100, null));
        Cursor cursor = new Cursor(Cursor.List.RIDES, 217, 21);
        request.setParameter("limit", "1000");
        request.setParameter("cursor", cursor.encode());
        assertThat(fields.page(Cursor.List.RIDES)).isEqualTo(new Page(1000, cursor));
        fields.check();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "1001", "-1", "010", "1.0", "ten", "99999999999"})
    void aLimitBeyondItsRangeIsWrong(String limit) {
        request.setParameter("limit", limit);
        fields.page(Cursor.List.DAYS);
        assertThatThrownBy(fields::check).hasMessage("limit must be an integer from 1 to 1000.");
    }
}
