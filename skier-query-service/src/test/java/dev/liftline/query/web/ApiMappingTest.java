package dev.liftline.query.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.web.bind.annotation.RestController;

class ApiMappingTest {

    @RestController
    @PartOf(QueryApi.APP)
    private static final class OfTheApp {}

    @RestController
    @PartOf(QueryApi.BOARD)
    private static final class OfTheBoard {}

    @RestController
    private static final class OfAll {}

    @ParameterizedTest
    @CsvSource({"APP, true, false", "BOARD, false, true", ", true, true"})
    void mapsTheControllersOfTheChosenApi(@Nullable QueryApi chosen, boolean app, boolean board) {
        ApiMapping mapping = new ApiMapping(chosen);

        assertThat(mapping.isHandler(OfTheApp.class)).isEqualTo(app);
        assertThat(mapping.isHandler(OfTheBoard.class)).isEqualTo(board);
        assertThat(mapping.isHandler(OfAll.class)).isTrue();
    }
}
